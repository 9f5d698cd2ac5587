<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Galley</source>
            <translation>关于 Galley</translation>
        </message>
        <message>
            <source>A galley is a printer's first proof: the draft and what it will look like, side by side.</source>
            <translation>Galley（校样）是印刷前打出的第一份样张：稿子和它将来的样子并排放在一起。</translation>
        </message>
        <message>
            <source>MIT licence. Qt is used under the LGPL.</source>
            <translation>MIT 许可。Qt 按 LGPL 使用。</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>&amp;Copy the Versions</source>
            <translation>复制版本信息(&amp;C)</translation>
        </message>
        <message>
            <source>For a bug report</source>
            <translation>用于报告问题</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;About Galley</source>
            <translation>关于 Galley(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Addresses of Images and Links…</source>
            <translation>图片和链接的地址(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Always Draw Them</source>
            <translation>总是绘制(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Bold</source>
            <translation>加粗(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Choose the Site's Style Sheet…</source>
            <translation>选择站点的样式表(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Close Post</source>
            <translation>关闭文章(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Code</source>
            <translation>代码(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Command Palette…</source>
            <translation>命令面板(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation>复制一份(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Edit Snippet…</source>
            <translation>编辑片段(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Find in Post…</source>
            <translation>在文章中查找(&amp;F)…</translation>
        </message>
        <message>
            <source>&amp;Fold Line (&lt;!-- more --&gt;)</source>
            <translation>摘要分隔线（&lt;!-- more --&gt;）(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Fold Section</source>
            <translation>折叠本节(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Go to Post…</source>
            <translation>转到文章(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;History…</source>
            <translation>历史版本(&amp;H)…</translation>
        </message>
        <message>
            <source>&amp;Insert Snippet…</source>
            <translation>插入片段(&amp;I)…</translation>
        </message>
        <message>
            <source>&amp;Insert Table</source>
            <translation>插入表格(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Italic</source>
            <translation>倾斜(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Join</source>
            <translation>合并行(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;Keyboard Shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Link</source>
            <translation>链接(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;List of Posts</source>
            <translation>文章列表(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Move to Folder…</source>
            <translation>移动到文件夹(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Never Draw Them</source>
            <translation>从不绘制(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;New Post…</source>
            <translation>新建文章(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;New Snippet…</source>
            <translation>新建片段(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Numbered List</source>
            <translation>有序列表(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Open Site…</source>
            <translation>打开站点(&amp;O)…</translation>
        </message>
        <message>
            <source>&amp;Outline</source>
            <translation>大纲(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Preview</source>
            <translation>预览(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Publish Draft</source>
            <translation>发布草稿(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Quote</source>
            <translation>引用(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Remove Row</source>
            <translation>删除行(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Rename…</source>
            <translation>重命名(&amp;R)…</translation>
        </message>
        <message>
            <source>&amp;Replace in Post…</source>
            <translation>在文章中替换(&amp;R)…</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Search Posts</source>
            <translation>搜索文章(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Strike Through</source>
            <translation>删除线(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Task List</source>
            <translation>任务列表(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Title above the Preview</source>
            <translation>在预览上方显示标题(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Unfold Section</source>
            <translation>展开本节(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Where Snippets Are Used…</source>
            <translation>片段用在哪里(&amp;W)…</translation>
        </message>
        <message>
            <source>Align &amp;Left</source>
            <translation>左对齐(&amp;L)</translation>
        </message>
        <message>
            <source>Align Ce&amp;ntre</source>
            <translation>居中对齐(&amp;N)</translation>
        </message>
        <message>
            <source>Align Ri&amp;ght</source>
            <translation>右对齐(&amp;G)</translation>
        </message>
        <message>
            <source>As the &amp;Site Does</source>
            <translation>与站点一致(&amp;S)</translation>
        </message>
        <message>
            <source>B&amp;ullet List</source>
            <translation>无序列表(&amp;U)</translation>
        </message>
        <message>
            <source>Back to &amp;Drafts</source>
            <translation>退回草稿(&amp;D)</translation>
        </message>
        <message>
            <source>Bring Remote Images &amp;Home…</source>
            <translation>把网络图片存到本地(&amp;H)…</translation>
        </message>
        <message>
            <source>Bring Remote Images of the &amp;Site Home…</source>
            <translation>把站点的网络图片存到本地(&amp;S)…</translation>
        </message>
        <message>
            <source>By the &amp;Site's Style Sheet</source>
            <translation>用站点的样式表(&amp;S)</translation>
        </message>
        <message>
            <source>Change &amp;Several Posts…</source>
            <translation>修改多篇文章(&amp;S)…</translation>
        </message>
        <message>
            <source>Chec&amp;k Spelling</source>
            <translation>检查拼写(&amp;K)</translation>
        </message>
        <message>
            <source>Code Bloc&amp;k</source>
            <translation>代码块(&amp;K)</translation>
        </message>
        <message>
            <source>Colours of the System</source>
            <translation>颜色跟随系统</translation>
        </message>
        <message>
            <source>Column Af&amp;ter</source>
            <translation>在右侧插入列(&amp;T)</translation>
        </message>
        <message>
            <source>Column B&amp;efore</source>
            <translation>在左侧插入列(&amp;E)</translation>
        </message>
        <message>
            <source>Convert to &amp;UTF-8</source>
            <translation>转换为 UTF-8(&amp;U)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪切(&amp;T)</translation>
        </message>
        <message>
            <source>D&amp;elete</source>
            <translation>删除(&amp;E)</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Du&amp;plicate</source>
            <translation>复制行(&amp;P)</translation>
        </message>
        <message>
            <source>Find &amp;Next</source>
            <translation>查找下一个(&amp;N)</translation>
        </message>
        <message>
            <source>Find Pre&amp;vious</source>
            <translation>查找上一个(&amp;V)</translation>
        </message>
        <message>
            <source>Find in the Pre&amp;view…</source>
            <translation>在预览中查找(&amp;V)…</translation>
        </message>
        <message>
            <source>Focus on the Para&amp;graph</source>
            <translation>突出当前段落(&amp;G)</translation>
        </message>
        <message>
            <source>Fold &amp;All</source>
            <translation>全部折叠(&amp;A)</translation>
        </message>
        <message>
            <source>Fold the &amp;Header</source>
            <translation>折叠头信息(&amp;H)</translation>
        </message>
        <message>
            <source>Go to &amp;Line…</source>
            <translation>转到行(&amp;L)…</translation>
        </message>
        <message>
            <source>Heading &amp;1</source>
            <translation>一级标题(&amp;1)</translation>
        </message>
        <message>
            <source>Heading &amp;2</source>
            <translation>二级标题(&amp;2)</translation>
        </message>
        <message>
            <source>Heading &amp;3</source>
            <translation>三级标题(&amp;3)</translation>
        </message>
        <message>
            <source>Heading &amp;4</source>
            <translation>四级标题(&amp;4)</translation>
        </message>
        <message>
            <source>Heading &amp;5</source>
            <translation>五级标题(&amp;5)</translation>
        </message>
        <message>
            <source>Heading &amp;6</source>
            <translation>六级标题(&amp;6)</translation>
        </message>
        <message>
            <source>I&amp;mage</source>
            <translation>图片(&amp;M)</translation>
        </message>
        <message>
            <source>I&amp;mages…</source>
            <translation>图片(&amp;M)…</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Insert Image &amp;File…</source>
            <translation>插入图片文件(&amp;F)…</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Like &amp;GitHub</source>
            <translation>像 GitHub(&amp;G)</translation>
        </message>
        <message>
            <source>Like a &amp;Book</source>
            <translation>像一本书(&amp;B)</translation>
        </message>
        <message>
            <source>Like the Theme &amp;Butterfly</source>
            <translation>像 Butterfly 主题(&amp;B)</translation>
        </message>
        <message>
            <source>List as Cards</source>
            <translation>以卡片显示列表</translation>
        </message>
        <message>
            <source>List as Columns</source>
            <translation>以分栏显示列表</translation>
        </message>
        <message>
            <source>List by Folder</source>
            <translation>按文件夹分组</translation>
        </message>
        <message>
            <source>List by Month</source>
            <translation>按月份分组</translation>
        </message>
        <message>
            <source>List by Tag</source>
            <translation>按标签分组</translation>
        </message>
        <message>
            <source>Move &amp;Down</source>
            <translation>下移(&amp;D)</translation>
        </message>
        <message>
            <source>Move &amp;Section Up</source>
            <translation>上移整节(&amp;S)</translation>
        </message>
        <message>
            <source>Move &amp;Up</source>
            <translation>上移(&amp;U)</translation>
        </message>
        <message>
            <source>Move Section Do&amp;wn</source>
            <translation>下移整节(&amp;W)</translation>
        </message>
        <message>
            <source>Move to &amp;Trash…</source>
            <translation>移到回收站(&amp;T)…</translation>
        </message>
        <message>
            <source>New &amp;Draft…</source>
            <translation>新建草稿(&amp;D)…</translation>
        </message>
        <message>
            <source>Next &amp;Misspelt Word</source>
            <translation>下一个拼写错误(&amp;M)</translation>
        </message>
        <message>
            <source>Next Open Post</source>
            <translation>下一篇打开的文章</translation>
        </message>
        <message>
            <source>Next Pro&amp;blem</source>
            <translation>下一个问题(&amp;B)</translation>
        </message>
        <message>
            <source>No Headings in the List</source>
            <translation>列表不分组</translation>
        </message>
        <message>
            <source>Normal Size</source>
            <translation>默认大小</translation>
        </message>
        <message>
            <source>Nothing but the &amp;Text</source>
            <translation>只显示正文(&amp;T)</translation>
        </message>
        <message>
            <source>One Level &amp;Down</source>
            <translation>降一级(&amp;D)</translation>
        </message>
        <message>
            <source>One Level &amp;Up</source>
            <translation>升一级(&amp;U)</translation>
        </message>
        <message>
            <source>Open the Sample Site</source>
            <translation>打开示例站点</translation>
        </message>
        <message>
            <source>P&amp;hone Width</source>
            <translation>手机宽度(&amp;H)</translation>
        </message>
        <message>
            <source>P&amp;roperties</source>
            <translation>属性(&amp;R)</translation>
        </message>
        <message>
            <source>Past Changes of Several Posts…</source>
            <translation>多篇文章的历次改动…</translation>
        </message>
        <message>
            <source>Paste as Plain Te&amp;xt</source>
            <translation>粘贴为纯文本(&amp;X)</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>手机</translation>
        </message>
        <message>
            <source>Preview &amp;Follows the Text</source>
            <translation>预览跟随正文(&amp;F)</translation>
        </message>
        <message>
            <source>Previous Misspelt &amp;Word</source>
            <translation>上一个拼写错误(&amp;W)</translation>
        </message>
        <message>
            <source>Previous Open Post</source>
            <translation>上一篇打开的文章</translation>
        </message>
        <message>
            <source>Previous Proble&amp;m</source>
            <translation>上一个问题(&amp;M)</translation>
        </message>
        <message>
            <source>Pro&amp;blems</source>
            <translation>问题(&amp;B)</translation>
        </message>
        <message>
            <source>Read in Another &amp;Encoding…</source>
            <translation>用其他编码打开(&amp;E)…</translation>
        </message>
        <message>
            <source>Read the Posts Again</source>
            <translation>重新读取文章</translation>
        </message>
        <message>
            <source>Reload from Disk</source>
            <translation>从磁盘重新载入</translation>
        </message>
        <message>
            <source>Remove &amp;Column</source>
            <translation>删除列(&amp;C)</translation>
        </message>
        <message>
            <source>Replace in the Sit&amp;e…</source>
            <translation>在站点中替换(&amp;E)…</translation>
        </message>
        <message>
            <source>Row &amp;Above</source>
            <translation>在上方插入行(&amp;A)</translation>
        </message>
        <message>
            <source>Row &amp;Below</source>
            <translation>在下方插入行(&amp;B)</translation>
        </message>
        <message>
            <source>Save &amp;All</source>
            <translation>全部保存(&amp;A)</translation>
        </message>
        <message>
            <source>Save After a Pause, Too</source>
            <translation>停顿之后也保存</translation>
        </message>
        <message>
            <source>Save This Search…</source>
            <translation>保存这个搜索…</translation>
        </message>
        <message>
            <source>Save When Leaving a Post or the Window</source>
            <translation>离开文章或窗口时保存</translation>
        </message>
        <message>
            <source>Save by Hand Only</source>
            <translation>只手动保存</translation>
        </message>
        <message>
            <source>Se&amp;ttings…</source>
            <translation>设置(&amp;T)…</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <source>Show &amp;Log</source>
            <translation>显示日志(&amp;L)</translation>
        </message>
        <message>
            <source>Show Remote &amp;Images of This Site</source>
            <translation>显示这个站点的网络图片(&amp;I)</translation>
        </message>
        <message>
            <source>Show in &amp;Folder</source>
            <translation>在文件夹中显示(&amp;F)</translation>
        </message>
        <message>
            <source>Stop Reading the Posts</source>
            <translation>停止读取文章</translation>
        </message>
        <message>
            <source>T&amp;ypewriter Mode</source>
            <translation>打字机模式(&amp;Y)</translation>
        </message>
        <message>
            <source>Tags and &amp;Categories…</source>
            <translation>标签和分类(&amp;C)…</translation>
        </message>
        <message>
            <source>Ti&amp;dy Up</source>
            <translation>整理(&amp;D)</translation>
        </message>
        <message>
            <source>Tick Tas&amp;k</source>
            <translation>勾选任务(&amp;K)</translation>
        </message>
        <message>
            <source>To the &amp;Editor</source>
            <translation>到正文(&amp;E)</translation>
        </message>
        <message>
            <source>To the &amp;List</source>
            <translation>到列表(&amp;L)</translation>
        </message>
        <message>
            <source>To the P&amp;roperties</source>
            <translation>到属性(&amp;R)</translation>
        </message>
        <message>
            <source>U&amp;nfold All</source>
            <translation>全部展开(&amp;N)</translation>
        </message>
        <message>
            <source>Undo the Last Change of Several Posts</source>
            <translation>撤销上次对多篇文章的修改</translation>
        </message>
        <message>
            <source>Where New Images Go…</source>
            <translation>新图片放在哪里…</translation>
        </message>
        <message>
            <source>Zoom &amp;In</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;Out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
    </context>
    <context>
        <name>AddressesWindow</name>
        <message>
            <source>Addresses</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Filter hosts</source>
            <translation>筛选主机</translation>
        </message>
        <message>
            <source>Hosts</source>
            <translation>主机</translation>
        </message>
        <message>
            <source>Posts that lead there</source>
            <translation>有这些地址的文章</translation>
        </message>
        <message>
            <source>Reading the posts</source>
            <translation>正在读取文章</translation>
        </message>
        <message>
            <source>&amp;Replace This Host…</source>
            <translation>替换这个主机(&amp;R)…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Reading the posts…</source>
            <translation>正在读取文章…</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>主机</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>(this site)</source>
            <translation>（本站）</translation>
        </message>
        <message>
            <source>{0} {0:host|hosts}, {1} {1:image|images}, {2} {2:link|links}.</source>
            <translation>{0} 个主机，{1} 张图片，{2} 个链接。</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>文章</translation>
        </message>
    </context>
    <context>
        <name>BringHomeDialog</name>
        <message>
            <source>Bring remote images home</source>
            <translation>把网络图片存到本地</translation>
        </message>
        <message>
            <source>Images that stay where they are</source>
            <translation>保持原样的图片</translation>
        </message>
        <message>
            <source>Stays where it is</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>&amp;Fetch</source>
            <translation>获取(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Bring Home</source>
            <translation>存到本地(&amp;B)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Looking for remote images…</source>
            <translation>正在查找网络图片…</translation>
        </message>
        <message>
            <source>There are no remote images.</source>
            <translation>没有网络图片。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>{0} {0:image|images} of {1} {1:host|hosts} {0:is|are} shown in {2} {2:post|posts}: {3}. {0:It is|They are} fetched first; nothing in the site changes before you choose Bring Home.</source>
            <translation>{2} 篇文章里有 {0} 张网络图片，来自 {1} 个主机：{3}。会先获取它们；选择“存到本地”之前，站点不会有任何改变。</translation>
        </message>
        <message>
            <source>Fetching {0} {0:image|images}…</source>
            <translation>正在获取 {0} 张图片…</translation>
        </message>
        <message>
            <source>{0} {0:place|places} in {1} {1:post|posts} {0:gets|get} an image of the site.</source>
            <translation>{1} 篇文章中的 {0} 处改用站点里的图片。</translation>
        </message>
        <message>
            <source>{0} {0:image|images} could not be had and {0:stays as it is|stay as they are}.</source>
            <translation>{0} 张图片没有取到，保持原样。</translation>
        </message>
        <message>
            <source>{0} {0:image was|images were} brought home.</source>
            <translation>{0} 张图片已存到本地。</translation>
        </message>
        <message>
            <source>{0} {0:stays where it is|stay where they are}.</source>
            <translation>{0} 张保持原样。</translation>
        </message>
        <message>
            <source>Another change is being written; try again after it.</source>
            <translation>正在写入另一次改动，请在它完成之后再试。</translation>
        </message>
        <message>
            <source>The post has changed meanwhile; nothing was written into it.</source>
            <translation>文章在这期间改变了，没有写入任何内容。</translation>
        </message>
    </context>
    <context>
        <name>BulkDialog</name>
        <message>
            <source>Change {0} {0:post|posts}</source>
            <translation>修改 {0} 篇文章</translation>
        </message>
        <message>
            <source>Add a tag</source>
            <translation>添加标签</translation>
        </message>
        <message>
            <source>Remove a tag</source>
            <translation>删除标签</translation>
        </message>
        <message>
            <source>Set a property</source>
            <translation>设置属性</translation>
        </message>
        <message>
            <source>What to change</source>
            <translation>修改什么</translation>
        </message>
        <message>
            <source>Property</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Nothing is written before you choose Apply.</source>
            <translation>选择“应用”之前不会写入任何内容。</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>{0} of {1} {1:post|posts} {0:changes|change}.</source>
            <translation>{1} 篇文章中有 {0} 篇会改变。</translation>
        </message>
    </context>
    <context>
        <name>CategoriesField</name>
        <message>
            <source>Add, or parent &gt; child…</source>
            <translation>添加，或写成 上级 &gt; 下级…</translation>
        </message>
    </context>
    <context>
        <name>ChangeDialog</name>
        <message>
            <source>Keep the files' times (Hexo shows them as “updated”)</source>
            <translation>保留文件的时间（Hexo 把它显示为“更新于”）</translation>
        </message>
        <message>
            <source>{0} cannot be changed safely and {0:stays as it is|stay as they are}.</source>
            <translation>{0} 篇无法安全地修改，将保持原样。</translation>
        </message>
        <message>
            <source>{0} {0:post was|posts were} changed.</source>
            <translation>修改了 {0} 篇文章。</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>以及另外 {0} 篇</translation>
        </message>
    </context>
    <context>
        <name>ChangeTree</name>
        <message>
            <source>Posts that change, and where</source>
            <translation>会改变的文章及其位置</translation>
        </message>
    </context>
    <context>
        <name>ChangeWindow</name>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>正在写入…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The change is taken back.</source>
            <translation>改动已撤回。</translation>
        </message>
    </context>
    <context>
        <name>ChipsField</name>
        <message>
            <source>Add…</source>
            <translation>添加…</translation>
        </message>
        <message>
            <source>Remove {0}</source>
            <translation>删除 {0}</translation>
        </message>
    </context>
    <context>
        <name>ColumnHeader</name>
        <message>
            <source>Columns</source>
            <translation>分栏</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>修改时间</translation>
        </message>
    </context>
    <context>
        <name>Completion</name>
        <message>
            <source>What may be meant</source>
            <translation>可能想用的写法</translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>“{0}”: on the disk and here</source>
            <translation>“{0}”：磁盘上的与这里的</translation>
        </message>
        <message>
            <source>On the disk</source>
            <translation>磁盘上</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>这里</translation>
        </message>
        <message>
            <source>Show the &amp;merged text</source>
            <translation>显示合并后的文字(&amp;M)</translation>
        </message>
        <message>
            <source>Keep &amp;Mine</source>
            <translation>保留我的(&amp;M)</translation>
        </message>
        <message>
            <source>Take &amp;Theirs</source>
            <translation>采用对方的(&amp;T)</translation>
        </message>
        <message>
            <source>Take &amp;Both</source>
            <translation>两者都要(&amp;B)</translation>
        </message>
        <message>
            <source>Decide &amp;Later</source>
            <translation>以后再说(&amp;L)</translation>
        </message>
        <message>
            <source>Save what is here in the place of the file</source>
            <translation>用这里的内容保存并替换文件</translation>
        </message>
        <message>
            <source>Show the file; what is here stays in undo and history</source>
            <translation>显示文件的内容；这里的内容留在撤销记录和历史版本里</translation>
        </message>
        <message>
            <source>Put both changes into the text here; saving is up to you</source>
            <translation>把两边的改动都放进这里的文字，是否保存由您决定</translation>
        </message>
        <message>
            <source>It is not known what both were made from, so they cannot be merged.</source>
            <translation>不知道两边是从什么改起的，所以无法合并。</translation>
        </message>
        <message>
            <source>The two changed different places: “Take Both” has every change of both.</source>
            <translation>两边改的是不同的地方：“两者都要”包含两边的全部改动。</translation>
        </message>
        <message>
            <source>Places where both changed the same lines: {0}. “Take Both” keeps what is chosen below there, and every other change of both.</source>
            <translation>两边改动了同样的行，共 {0} 处。“两者都要”在这些地方采用下面所选的，其余改动全部保留。</translation>
        </message>
        <message>
            <source>Place {0}</source>
            <translation>第 {0} 处</translation>
        </message>
        <message>
            <source>Mine, then theirs</source>
            <translation>先我的，后对方的</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>我的</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>对方的</translation>
        </message>
        <message>
            <source>{0} — mine: {1} — theirs: {2}</source>
            <translation>{0}——我的：{1}——对方的：{2}</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>已删除</translation>
        </message>
        <message>
            <source>a blank line</source>
            <translation>一个空行</translation>
        </message>
        <message>
            <source>Both, merged</source>
            <translation>合并两者</translation>
        </message>
    </context>
    <context>
        <name>DateField</name>
        <message>
            <source>Set to the present date and time, in the form it is written in</source>
            <translation>设为现在的日期和时间，写法不变</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现在</translation>
        </message>
    </context>
    <context>
        <name>DateWords</name>
        <message>
            <source>not a date the site understands</source>
            <translation>站点看不懂的日期</translation>
        </message>
    </context>
    <context>
        <name>Diagrams</name>
        <message>
            <source>This diagram is too long to be drawn.</source>
            <translation>这个图表太长，无法绘制。</translation>
        </message>
        <message>
            <source>This diagram could not be drawn: it takes too long.</source>
            <translation>这个图表无法绘制：耗时过长。</translation>
        </message>
    </context>
    <context>
        <name>EncodingCommands</name>
        <message>
            <source>This post is written in UTF-8 already.</source>
            <translation>这篇文章已经是 UTF-8 编码。</translation>
        </message>
        <message>
            <source>The next save writes this post in UTF-8.</source>
            <translation>下次保存时，这篇文章会写成 UTF-8。</translation>
        </message>
        <message>
            <source>Save this post before it is read in another encoding.</source>
            <translation>换一种编码打开之前，请先保存这篇文章。</translation>
        </message>
        <message>
            <source>Choose the Encoding…</source>
            <translation>选择编码…</translation>
        </message>
        <message>
            <source>This post is written in {0}, and is saved so. Site generators read UTF-8: the published page would not be readable.</source>
            <translation>这篇文章的编码是 {0}，保存时保持不变。站点生成器只认 UTF-8：发布出来的页面会是乱码。</translation>
        </message>
        <message>
            <source>Convert to UTF-8</source>
            <translation>转换为 UTF-8</translation>
        </message>
        <message>
            <source>Another Encoding…</source>
            <translation>其他编码…</translation>
        </message>
    </context>
    <context>
        <name>EncodingDialog</name>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Choose the encoding in which “{0}” can be read:</source>
            <translation>选择能正确显示“{0}”的编码：</translation>
        </message>
        <message>
            <source>Encodings</source>
            <translation>编码列表</translation>
        </message>
        <message>
            <source>The text in this encoding</source>
            <translation>用这种编码读出的文字</translation>
        </message>
        <message>
            <source>Simplified Chinese</source>
            <translation>简体中文</translation>
        </message>
        <message>
            <source>Traditional Chinese</source>
            <translation>繁体中文</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>日文</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>韩文</translation>
        </message>
        <message>
            <source>Western European</source>
            <translation>西欧</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in this post</source>
            <translation>在这篇文章中查找</translation>
        </message>
        <message>
            <source>Replace by</source>
            <translation>替换为</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <source>Whole words</source>
            <translation>全字匹配</translation>
        </message>
        <message>
            <source>Regular expression; $1 or \1 is its first group, $&amp; all of it, $$ a dollar</source>
            <translation>正则表达式；$1 或 \1 是第一个分组，$&amp; 是找到的全部，$$ 是美元符号</translation>
        </message>
        <message>
            <source>Only in the selection</source>
            <translation>只在选中的文字里</translation>
        </message>
        <message>
            <source>Find previous</source>
            <translation>查找上一个</translation>
        </message>
        <message>
            <source>Find next</source>
            <translation>查找下一个</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>Replace this one and find the next</source>
            <translation>替换这一处并查找下一处</translation>
        </message>
        <message>
            <source>Replace All</source>
            <translation>全部替换</translation>
        </message>
        <message>
            <source>Replace all, as one step to undo</source>
            <translation>全部替换，撤销时算作一步</translation>
        </message>
        <message>
            <source>?</source>
            <translation>?</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 处，共 {1} 处</translation>
        </message>
        <message>
            <source>{0} found</source>
            <translation>找到 {0} 处</translation>
        </message>
        <message>
            <source>{0} replaced</source>
            <translation>替换了 {0} 处</translation>
        </message>
    </context>
    <context>
        <name>FoldMargin</name>
        <message>
            <source>Fold or unfold the section of a heading</source>
            <translation>折叠或展开标题下的一节</translation>
        </message>
    </context>
    <context>
        <name>FolderWatcher</name>
        <message>
            <source>Changes made by other programs will not be noticed. {0}</source>
            <translation>无法察觉其他程序所做的更改。{0}</translation>
        </message>
    </context>
    <context>
        <name>HeaderNotice</name>
        <message>
            <source>Line {0}, column {1}</source>
            <translation>第 {0} 行，第 {1} 列</translation>
        </message>
        <message>
            <source>Show in header</source>
            <translation>在头信息中显示</translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message>
            <source>History of “{0}”</source>
            <translation>“{0}”的历史版本</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>那时</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>&amp;Restore</source>
            <translation>恢复(&amp;R)</translation>
        </message>
        <message>
            <source>Put this version into the editor; undo brings the present text back</source>
            <translation>把这个版本放进编辑器；撤销可以恢复现在的文字</translation>
        </message>
        <message>
            <source>No earlier version is known. Each save keeps the one it replaces.</source>
            <translation>没有更早的版本。每次保存都会留下被覆盖的版本。</translation>
        </message>
        <message>
            <source>kept by Galley</source>
            <translation>Galley 保留的</translation>
        </message>
    </context>
    <context>
        <name>ImagePanel</name>
        <message>
            <source>Images of the post</source>
            <translation>文章的图片</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>&amp;Insert at the Cursor</source>
            <translation>插入到光标处(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Bring Home…</source>
            <translation>存到本地(&amp;B)…</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>设置(&amp;S)…</translation>
        </message>
        <message>
            <source>Where new images go, what they are called, how large they are</source>
            <translation>新图片放在哪里、叫什么名字、有多大</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Alternative text</source>
            <translation>替代文字</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>in the site</source>
            <translation>在站点里</translation>
        </message>
        <message>
            <source>remote</source>
            <translation>在网络上</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>not used</source>
            <translation>没有使用</translation>
        </message>
        <message>
            <source>{0} {0:image|images}</source>
            <translation>{0} 张图片</translation>
        </message>
        <message>
            <source>{0}, {1} remote</source>
            <translation>{0}，{1} 张在网络上</translation>
        </message>
        <message>
            <source>{0}, {1} missing</source>
            <translation>{0}，{1} 张缺失</translation>
        </message>
        <message>
            <source>{0}, {1} not used</source>
            <translation>{0}，{1} 张没有使用</translation>
        </message>
    </context>
    <context>
        <name>Keeper</name>
        <message>
            <source>Unsaved text cannot be kept for a restart now: {0} Save often.</source>
            <translation>现在无法为重新启动保留未保存的文字：{0}请经常保存。</translation>
        </message>
    </context>
    <context>
        <name>LinksDialog</name>
        <message>
            <source>Links to these posts</source>
            <translation>指向这些文章的链接</translation>
        </message>
        <message>
            <source>&amp;Leave Links as They Are</source>
            <translation>不改链接(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Update Links</source>
            <translation>更新链接(&amp;U)</translation>
        </message>
        <message>
            <source>{0} {0:link|links} in {1} other {1:post|posts} {0:leads|lead} here.</source>
            <translation>另外 {1} 篇文章里有 {0} 个链接指向这里。</translation>
        </message>
        <message>
            <source>{0} {0:link stays as it is|links stay as they are}: it is not certain where {0:it leads|they lead}.</source>
            <translation>有 {0} 个链接保持不变：不能确定它们指向哪里。</translation>
        </message>
    </context>
    <context>
        <name>Localized</name>
        <message>
            <source>{0} {1}</source>
            <translation>{1}年{0}</translation>
        </message>
    </context>
    <context>
        <name>LookButton</name>
        <message>
            <source>Look of the list</source>
            <translation>列表的外观</translation>
        </message>
        <message>
            <source>Cards or columns, headings, saved searches</source>
            <translation>卡片或分栏、分组、保存的搜索</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>卡片</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>分栏</translation>
        </message>
        <message>
            <source>Headings</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>None</source>
            <translation>不分组</translation>
        </message>
        <message>
            <source>By folder</source>
            <translation>按文件夹</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>按月份</translation>
        </message>
        <message>
            <source>By tag</source>
            <translation>按标签</translation>
        </message>
        <message>
            <source>Fold All</source>
            <translation>全部折叠</translation>
        </message>
        <message>
            <source>Unfold All</source>
            <translation>全部展开</translation>
        </message>
        <message>
            <source>Save This Search…</source>
            <translation>保存这个搜索…</translation>
        </message>
        <message>
            <source>By header key</source>
            <translation>按头信息的键</translation>
        </message>
        <message>
            <source>Header Keys as Columns</source>
            <translation>把头信息的键显示为列</translation>
        </message>
    </context>
    <context>
        <name>LookCommands</name>
        <message>
            <source>The Site's Style Sheet</source>
            <translation>站点的样式表</translation>
        </message>
        <message>
            <source>Style sheets (*.css)</source>
            <translation>样式表 (*.css)</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>This site is open in another window, which was told.</source>
            <translation>这个站点已在另一个窗口打开，已经通知它。</translation>
        </message>
        <message>
            <source>{0} was changed on disk and is shown as it is now.</source>
            <translation>{0} 在磁盘上改过了，现在显示的是新的内容。</translation>
        </message>
        <message>
            <source>{0} was changed by Galley: {1}</source>
            <translation>{0} 已由 Galley 修改：{1}</translation>
        </message>
        <message>
            <source>This link leads to a page of the site: {0}</source>
            <translation>这个链接指向站点的页面：{0}</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>搜索命令</translation>
        </message>
        <message>
            <source>Open the folder of your site to begin.</source>
            <translation>请打开站点的文件夹，从这里开始。</translation>
        </message>
        <message>
            <source>Choose a post from the list, or write a new one.</source>
            <translation>请从列表中选一篇文章，或者新写一篇。</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>Go</source>
            <translation>转到</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Formulas</source>
            <translation>公式</translation>
        </message>
        <message>
            <source>Heading</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Preview Style</source>
            <translation>预览样式</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>Snippets</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
    </context>
    <context>
        <name>NewSnippetDialog</name>
        <message>
            <source>New Snippet</source>
            <translation>新建片段</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Kept in</source>
            <translation>保存在</translation>
        </message>
        <message>
            <source>this site ({0})</source>
            <translation>这个站点（{0}）</translation>
        </message>
        <message>
            <source>my own folder, for all sites</source>
            <translation>我自己的文件夹，所有站点可用</translation>
        </message>
        <message>
            <source>Name:</source>
            <translation>名称：</translation>
        </message>
        <message>
            <source>Kept in:</source>
            <translation>保存在：</translation>
        </message>
        <message>
            <source>In its text {{title}}, {{date}}, {{date:%Y-%m-%d}}, {{selection}} and any key of the header stand for what the post has, and {{cursor}} for where to write on.</source>
            <translation>在片段的文字里，{{title}}、{{date}}、{{date:%Y-%m-%d}}、{{selection}} 和头信息的任何键代表文章里的内容，{{cursor}} 代表接着写的位置。</translation>
        </message>
        <message>
            <source>Make It</source>
            <translation>创建</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Dismiss</source>
            <translation>知道了</translation>
        </message>
    </context>
    <context>
        <name>OrderButton</name>
        <message>
            <source>Order of the list</source>
            <translation>列表的顺序</translation>
        </message>
        <message>
            <source>Order of the list; choose the same again to turn it round</source>
            <translation>列表的顺序；再选一次同一项可以反过来</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>修改时间</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>路径</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最相关的在前</translation>
        </message>
        <message>
            <source>Header key</source>
            <translation>头信息的键</translation>
        </message>
    </context>
    <context>
        <name>OutlinePanel</name>
        <message>
            <source>Outline of the post</source>
            <translation>文章的大纲</translation>
        </message>
    </context>
    <context>
        <name>PastChangesDialog</name>
        <message>
            <source>Past changes of several posts</source>
            <translation>多篇文章的历次改动</translation>
        </message>
        <message>
            <source>Past changes</source>
            <translation>历次改动</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>改动</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>文章数</translation>
        </message>
        <message>
            <source>A change is taken back where posts are still as it left them; the others are named and stay.</source>
            <translation>文章若仍是该次改动后的样子，就会还原；此后又变过的会列出名字，保持不动。</translation>
        </message>
        <message>
            <source>&amp;Take Back</source>
            <translation>撤销(&amp;T)</translation>
        </message>
    </context>
    <context>
        <name>PostDelegate</name>
        <message>
            <source>Not published</source>
            <translation>未发布</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
    </context>
    <context>
        <name>PostDocument</name>
        <message>
            <source>The disk does not answer. The text is safe here; it is saved as soon as it can be.</source>
            <translation>磁盘没有响应。文字在这里是安全的，一有可能就会保存。</translation>
        </message>
        <message>
            <source>The disk does not answer.</source>
            <translation>磁盘没有响应。</translation>
        </message>
    </context>
    <context>
        <name>PostEditor</name>
        <message>
            <source>Text of the post</source>
            <translation>文章的文字</translation>
        </message>
    </context>
    <context>
        <name>PostList</name>
        <message>
            <source>Posts</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>{0} {0:post|posts}</source>
            <translation>{0} 篇文章</translation>
        </message>
    </context>
    <context>
        <name>PostListModel</name>
        <message>
            <source>{0}, draft</source>
            <translation>{0}，草稿</translation>
        </message>
        <message>
            <source>Line {0}, column {1}</source>
            <translation>第 {0} 行，第 {1} 列</translation>
        </message>
        <message>
            <source>{0}, {1} {1:post|posts}</source>
            <translation>{0}，{1} 篇文章</translation>
        </message>
        <message>
            <source>Without {0}</source>
            <translation>没有 {0}</translation>
        </message>
        <message>
            <source>Without</source>
            <translation>没有</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>没有日期</translation>
        </message>
        <message>
            <source>The site's own folder</source>
            <translation>站点根文件夹</translation>
        </message>
    </context>
    <context>
        <name>PostTabs</name>
        <message>
            <source>Open posts</source>
            <translation>打开的文章</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Close the Others</source>
            <translation>关闭其他文章</translation>
        </message>
    </context>
    <context>
        <name>PostsPanel</name>
        <message>
            <source>image</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>{0} of {1} chosen</source>
            <translation>已选 {0} 篇，共 {1} 篇</translation>
        </message>
        <message>
            <source>{0} of {1} {1:post|posts}</source>
            <translation>{0} 篇，共 {1} 篇</translation>
        </message>
        <message>
            <source>{0} {0:post|posts}</source>
            <translation>{0} 篇文章</translation>
        </message>
        <message>
            <source>No site is open.</source>
            <translation>没有打开站点。</translation>
        </message>
        <message>
            <source>Reading the posts…</source>
            <translation>正在读取文章…</translation>
        </message>
        <message>
            <source>No post matches.</source>
            <translation>没有符合的文章。</translation>
        </message>
        <message>
            <source>This folder has no posts yet.</source>
            <translation>这个文件夹里还没有文章。</translation>
        </message>
    </context>
    <context>
        <name>PreviewFindBar</name>
        <message>
            <source>Find in the preview</source>
            <translation>在预览中查找</translation>
        </message>
        <message>
            <source>Find previous</source>
            <translation>查找上一个</translation>
        </message>
        <message>
            <source>Find next</source>
            <translation>查找下一个</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 处，共 {1} 处</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>没有找到</translation>
        </message>
    </context>
    <context>
        <name>PreviewPane</name>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>The preview could not follow: {0}</source>
            <translation>预览没有跟上：{0}</translation>
        </message>
    </context>
    <context>
        <name>PreviewView</name>
        <message>
            <source>There is no preview for the user root: the sandbox that keeps a post's content away from your files does not work there. Start Galley as an ordinary user.</source>
            <translation>root 用户没有预览：把文章内容和您的文件隔开的沙盒对 root 不起作用。请以普通用户启动 Galley。</translation>
        </message>
        <message>
            <source>There is no preview: this system does not let Galley build the sandbox that keeps a post's content away from your files. On Ubuntu and Debian, install Galley from its .deb package, which asks the system for it (the AppArmor right “userns”).</source>
            <translation>没有预览：这个系统不允许 Galley 建立把文章内容和您的文件隔开的沙盒。在 Ubuntu 和 Debian 上，请用 .deb 包安装 Galley，它会向系统申请这个权限（AppArmor 的“userns”）。</translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <source>Other repairs</source>
            <translation>其他修复办法</translation>
        </message>
        <message>
            <source>Close the list of problems</source>
            <translation>关闭问题列表</translation>
        </message>
        <message>
            <source>Problems of this post</source>
            <translation>这篇文章的问题</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>Line {0}</source>
            <translation>第 {0} 行</translation>
        </message>
        <message>
            <source>Problems: {0}</source>
            <translation>问题：{0}</translation>
        </message>
        <message>
            <source>No problems found</source>
            <translation>没有发现问题</translation>
        </message>
    </context>
    <context>
        <name>ProofCommands</name>
        <message>
            <source>more</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>(no address)</source>
            <translation>（没有地址）</translation>
        </message>
        <message>
            <source>Embedded page</source>
            <translation>嵌入的页面</translation>
        </message>
        <message>
            <source>Embedded object</source>
            <translation>嵌入的对象</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>This formula is too long to be drawn.</source>
            <translation>这个公式太长，无法绘制。</translation>
        </message>
        <message>
            <source>No problems</source>
            <translation>没有问题</translation>
        </message>
        <message>
            <source>{0} {0:problem|problems}</source>
            <translation>{0} 个问题</translation>
        </message>
        <message>
            <source>What may go wrong when this post is published (errors: {0})</source>
            <translation>这篇文章发布时可能出错的地方（错误：{0}）</translation>
        </message>
        <message>
            <source>The text has just changed: it is being looked at again.</source>
            <translation>文字刚刚改变，正在重新检查。</translation>
        </message>
        <message>
            <source>No problems found.</source>
            <translation>没有发现问题。</translation>
        </message>
    </context>
    <context>
        <name>PropertiesForm</name>
        <message>
            <source>{0}: click to rename or remove</source>
            <translation>{0}：点击可以改名或删除</translation>
        </message>
        <message>
            <source>+ Add property</source>
            <translation>+ 添加属性</translation>
        </message>
        <message>
            <source>Add a property</source>
            <translation>添加属性</translation>
        </message>
        <message>
            <source>Edit in header</source>
            <translation>在头信息中编辑</translation>
        </message>
        <message>
            <source>Rename {0}…</source>
            <translation>重命名 {0}…</translation>
        </message>
        <message>
            <source>Remove {0}</source>
            <translation>删除 {0}</translation>
        </message>
        <message>
            <source>Rename property</source>
            <translation>重命名属性</translation>
        </message>
        <message>
            <source>New name:</source>
            <translation>新名称：</translation>
        </message>
        <message>
            <source>Another name…</source>
            <translation>其他名称…</translation>
        </message>
        <message>
            <source>Add property</source>
            <translation>添加属性</translation>
        </message>
        <message>
            <source>Name:</source>
            <translation>名称：</translation>
        </message>
    </context>
    <context>
        <name>RawField</name>
        <message>
            <source>Edit {0} in the header</source>
            <translation>在头信息中编辑 {0}</translation>
        </message>
        <message>
            <source>In header</source>
            <translation>在头信息中</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source>A change of several files</source>
            <translation>对几个文件的修改</translation>
        </message>
        <message>
            <source>“{0}” was cut short and can be neither finished nor taken back: {1}</source>
            <translation>“{0}”中途中断，既不能完成，也不能撤回：{1}</translation>
        </message>
        <message>
            <source>“{0}” was cut short and is finished now.</source>
            <translation>“{0}”曾中途中断，现在已经完成。</translation>
        </message>
        <message>
            <source>“{0}” was cut short and has been taken back.</source>
            <translation>“{0}”曾中途中断，现在已经撤回。</translation>
        </message>
        <message>
            <source>The folder of unsaved text, {0}, cannot be used: {1}.</source>
            <translation>存放未保存文字的文件夹 {0} 无法使用：{1}。</translation>
        </message>
        <message>
            <source>Saving “{0}” was cut short and another program has changed it since. It is left as it is.</source>
            <translation>保存“{0}”时中断，之后别的程序又修改了它。现在保持原样。</translation>
        </message>
        <message>
            <source>Saving “{0}” was cut short and another program has changed it since. It is left as it is; both versions are in its history.</source>
            <translation>保存“{0}”时中断，之后别的程序又修改了它。现在保持原样，两个版本都在历史版本里。</translation>
        </message>
    </context>
    <context>
        <name>RecoveryDialog</name>
        <message>
            <source>Unsaved text was found</source>
            <translation>发现了未保存的文字</translation>
        </message>
        <message>
            <source>Galley ended before these texts were saved. Restore opens a post with its text, unsaved; the file on the disk changes only when you save.</source>
            <translation>Galley 在保存这些文字之前就结束了。“恢复”会打开文章并带回未保存的文字；只有您保存时，磁盘上的文件才会改变。</translation>
        </message>
        <message>
            <source>Unsaved texts</source>
            <translation>未保存的文字</translation>
        </message>
        <message>
            <source>On the disk</source>
            <translation>磁盘上</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>未保存</translation>
        </message>
        <message>
            <source>&amp;Restore</source>
            <translation>恢复(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>放弃(&amp;D)</translation>
        </message>
        <message>
            <source>Restore &amp;All</source>
            <translation>全部恢复(&amp;A)</translation>
        </message>
        <message>
            <source>Ask Me &amp;Later</source>
            <translation>以后再问(&amp;L)</translation>
        </message>
        <message>
            <source>The file cannot be shown: {0}.</source>
            <translation>文件无法显示：{0}。</translation>
        </message>
        <message>
            <source>Another program has changed the file since; after restoring you can merge the two, or choose one.</source>
            <translation>之后别的程序修改了这个文件；恢复以后可以合并两者，或选择其中之一。</translation>
        </message>
        <message>
            <source>A part of what was kept could not be read: the last change may be missing.</source>
            <translation>保留的内容有一部分无法读取：最后的改动可能缺失。</translation>
        </message>
    </context>
    <context>
        <name>RemoteImages</name>
        <message>
            <source>Remote image, not loaded</source>
            <translation>网络图片，未加载</translation>
        </message>
        <message>
            <source>The server can't be reached</source>
            <translation>无法连接服务器</translation>
        </message>
        <message>
            <source>Remote image, loading</source>
            <translation>网络图片，正在加载</translation>
        </message>
    </context>
    <context>
        <name>ReplaceWindow</name>
        <message>
            <source>Replace in the site</source>
            <translation>在站点中替换</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Replace by</source>
            <translation>替换为</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>Whole words</source>
            <translation>全字匹配</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <source>Part of the posts</source>
            <translation>文章的哪一部分</translation>
        </message>
        <message>
            <source>everywhere in the post</source>
            <translation>文章的所有地方</translation>
        </message>
        <message>
            <source>in the text</source>
            <translation>正文里</translation>
        </message>
        <message>
            <source>in the header</source>
            <translation>头信息里</translation>
        </message>
        <message>
            <source>in addresses of images and links</source>
            <translation>图片和链接的地址里</translation>
        </message>
        <message>
            <source>as the host of addresses</source>
            <translation>作为地址的主机</translation>
        </message>
        <message>
            <source>Which posts</source>
            <translation>哪些文章</translation>
        </message>
        <message>
            <source>all posts of the site</source>
            <translation>站点的所有文章</translation>
        </message>
        <message>
            <source>the posts that the list shows</source>
            <translation>列表中显示的文章</translation>
        </message>
        <message>
            <source>the posts selected in the list</source>
            <translation>列表中选中的文章</translation>
        </message>
        <message>
            <source>Of these, only what a search finds, as in tag:…</source>
            <translation>只限其中能搜到的，例如 标签:…</translation>
        </message>
        <message>
            <source>Search for the posts</source>
            <translation>搜索文章</translation>
        </message>
        <message>
            <source>Only where the new address ans&amp;wers</source>
            <translation>只替换新地址能访问的(&amp;W)</translation>
        </message>
        <message>
            <source>Replace asks the new host for each address first</source>
            <translation>“替换”会先向新的主机询问每个地址</translation>
        </message>
        <message>
            <source>{0} {0:post|posts}</source>
            <translation>{0} 篇文章</translation>
        </message>
        <message>
            <source>{0} {0:place|places} in {1} {1:post|posts} {0:is|are} replaced.</source>
            <translation>将替换 {1} 篇文章中的 {0} 处。</translation>
        </message>
        <message>
            <source>{0} of {1} new {1:address|addresses} {0:does not answer and is|do not answer and are} left out.</source>
            <translation>{1} 个新地址中有 {0} 个不能访问，已排除。</translation>
        </message>
        <message>
            <source>&amp;Replace</source>
            <translation>替换(&amp;R)</translation>
        </message>
        <message>
            <source>^ and $ are ends of lines. In what replaces it, $1 or \1 is the first group, ${name} a named one, $&amp; all that was found, $$ a dollar.</source>
            <translation>^ 和 $ 是行首和行尾。替换内容里 $1 或 \1 是第一个分组，${name} 是命名分组，$&amp; 是找到的全部，$$ 是美元符号。</translation>
        </message>
        <message>
            <source>Find:</source>
            <translation>查找：</translation>
        </message>
        <message>
            <source>Replace by:</source>
            <translation>替换为：</translation>
        </message>
        <message>
            <source>Where:</source>
            <translation>位置：</translation>
        </message>
        <message>
            <source>Posts:</source>
            <translation>文章：</translation>
        </message>
        <message>
            <source>The new host, as in images.example.com</source>
            <translation>新的主机，如 images.example.com</translation>
        </message>
        <message>
            <source>Nothing is written before you choose Replace.</source>
            <translation>选择“替换”之前不会写入任何内容。</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>正在搜索…</translation>
        </message>
        <message>
            <source>Nothing is found that would change.</source>
            <translation>没有找到会改变的内容。</translation>
        </message>
        <message>
            <source>Asking whether the new addresses answer…</source>
            <translation>正在询问新地址能否访问…</translation>
        </message>
        <message>
            <source>Replace changes what is ticked.</source>
            <translation>“替换”会修改勾选的内容。</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>以及另外 {0} 篇</translation>
        </message>
    </context>
    <context>
        <name>Rescue</name>
        <message>
            <source>The preview has stopped. Your text is not affected.</source>
            <translation>预览已停止。您的文字不受影响。</translation>
        </message>
        <message>
            <source>Start the Preview Again</source>
            <translation>重新启动预览</translation>
        </message>
        <message>
            <source>The preview stopped and was started again.</source>
            <translation>预览停止后已重新启动。</translation>
        </message>
    </context>
    <context>
        <name>ReviewDialog</name>
        <message>
            <source>{0} of {1} {1:post|posts} {0:changes|change}.</source>
            <translation>{1} 篇文章中有 {0} 篇会改变。</translation>
        </message>
    </context>
    <context>
        <name>ReviewPane</name>
        <message>
            <source>What changes in this post</source>
            <translation>这篇文章中的改动</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全选</translation>
        </message>
        <message>
            <source>Tick everything</source>
            <translation>全部勾选</translation>
        </message>
        <message>
            <source>None</source>
            <translation>全不选</translation>
        </message>
        <message>
            <source>Tick nothing</source>
            <translation>全部不选</translation>
        </message>
    </context>
    <context>
        <name>SaveBars</name>
        <message>
            <source>{0} posts could not be saved. The last: {1}</source>
            <translation>{0} 篇文章无法保存。最后一篇：{1}</translation>
        </message>
        <message>
            <source>Try Again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>“{0}” is no longer on the disk: what you see here is the only copy. Saving writes the file again.</source>
            <translation>“{0}”已经不在磁盘上：您在这里看到的是唯一的一份。保存会重新写出文件。</translation>
        </message>
        <message>
            <source>{0} open posts are no longer on the disk, “{1}” among them: what you see here are the only copies. Saving writes the files again.</source>
            <translation>{0} 篇打开的文章已经不在磁盘上，其中有“{1}”：您在这里看到的是唯一的一份。保存会重新写出文件。</translation>
        </message>
        <message>
            <source>Save Again</source>
            <translation>重新保存</translation>
        </message>
        <message>
            <source>“{0}” was changed by another program while it has unsaved text here.</source>
            <translation>“{0}”在这里有未保存的文字时，被别的程序修改了。</translation>
        </message>
        <message>
            <source>“{0}” was changed by Galley while it has unsaved text here: {1}.</source>
            <translation>“{0}”在这里有未保存的文字时，被 Galley 修改了：{1}。</translation>
        </message>
        <message>
            <source>Compare…</source>
            <translation>比较…</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>保留我的</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>采用对方的</translation>
        </message>
        <message>
            <source>The two changed different places.</source>
            <translation>两边改的是不同的地方。</translation>
        </message>
        <message>
            <source>Take both</source>
            <translation>两者都要</translation>
        </message>
        <message>
            <source>Both changes are in the text now. Look it over, then save; undo brings yours back.</source>
            <translation>两边的改动都已放进文字里。请看一遍再保存；撤销可以恢复您的那一份。</translation>
        </message>
    </context>
    <context>
        <name>ScanBar</name>
        <message>
            <source>Reading the posts</source>
            <translation>正在读取文章</translation>
        </message>
        <message>
            <source>Stop reading; what is read stays in the list</source>
            <translation>停止读取，已读的留在列表里</translation>
        </message>
        <message>
            <source>Go on reading the posts</source>
            <translation>继续读取文章</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>已读 {0} 篇，共 {1} 篇</translation>
        </message>
        <message>
            <source>The site's folder is gone.</source>
            <translation>站点文件夹不见了。</translation>
        </message>
        <message>
            <source>Not all posts are read.</source>
            <translation>还有文章没有读完。</translation>
        </message>
    </context>
    <context>
        <name>SchemeHandler</name>
        <message>
            <source>Not found in the site's folder</source>
            <translation>站点的文件夹里没有</translation>
        </message>
        <message>
            <source>The drive does not answer</source>
            <translation>磁盘没有响应</translation>
        </message>
        <message>
            <source>Not shown: it lies outside the site</source>
            <translation>不显示：在站点之外</translation>
        </message>
        <message>
            <source>Can't be read</source>
            <translation>无法读取</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search the posts</source>
            <translation>搜索文章</translation>
        </message>
        <message>
            <source>What can be searched for (Ctrl+Space)</source>
            <translation>可以搜索什么（Ctrl+空格）</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>建议</translation>
        </message>
        <message>
            <source>these words side by side</source>
            <translation>这些词紧挨在一起</translation>
        </message>
        <message>
            <source>a tag</source>
            <translation>某个标签，也可写 tag:</translation>
        </message>
        <message>
            <source>tag:</source>
            <translation>标签:</translation>
        </message>
        <message>
            <source>a category</source>
            <translation>某个分类，也可写 category:</translation>
        </message>
        <message>
            <source>category:</source>
            <translation>分类:</translation>
        </message>
        <message>
            <source>words in the title</source>
            <translation>标题里的词，也可写 title:</translation>
        </message>
        <message>
            <source>title:</source>
            <translation>标题:</translation>
        </message>
        <message>
            <source>part of the path</source>
            <translation>路径的一部分，也可写 path:</translation>
        </message>
        <message>
            <source>path:</source>
            <translation>路径:</translation>
        </message>
        <message>
            <source>drafts only; draft:no for the others</source>
            <translation>只看草稿，草稿:否 只看其他文章；也可写 draft:yes</translation>
        </message>
        <message>
            <source>draft:yes</source>
            <translation>草稿:是</translation>
        </message>
        <message>
            <source>written before then</source>
            <translation>在此之前写的，也可写 before:</translation>
        </message>
        <message>
            <source>before:2024-05</source>
            <translation>早于:2024-05</translation>
        </message>
        <message>
            <source>written then or later</source>
            <translation>在那时或之后写的，也可写 after:</translation>
        </message>
        <message>
            <source>after:2024</source>
            <translation>晚于:2024</translation>
        </message>
        <message>
            <source>with an image; or with any key of the header</source>
            <translation>有图片，或者头信息里有某个键；也可写 has:image</translation>
        </message>
        <message>
            <source>has:image</source>
            <translation>有:图片</translation>
        </message>
        <message>
            <source>without this key in the header</source>
            <translation>头信息里没有这个键，也可写 no:cover</translation>
        </message>
        <message>
            <source>no:cover</source>
            <translation>没有:cover</translation>
        </message>
        <message>
            <source>before a word or term: without it</source>
            <translation>放在词或条件前面：不包含它</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>This site: {0}</source>
            <translation>这个站点：{0}</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard Shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Search commands and keys</source>
            <translation>搜索命令和按键</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
    </context>
    <context>
        <name>SideBySide</name>
        <message>
            <source>Previous difference</source>
            <translation>上一处差异</translation>
        </message>
        <message>
            <source>Next difference</source>
            <translation>下一处差异</translation>
        </message>
        <message>
            <source>No difference</source>
            <translation>没有差异</translation>
        </message>
        <message>
            <source>{0} {0:difference|differences}</source>
            <translation>{0} 处差异</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>Folders, categories and tags</source>
            <translation>文件夹、分类和标签</translation>
        </message>
        <message>
            <source>All posts</source>
            <translation>所有文章</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>With problems</source>
            <translation>有问题的</translation>
        </message>
        <message>
            <source>Searches</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>{0} more…</source>
            <translation>还有 {0} 个…</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>文件夹</translation>
        </message>
    </context>
    <context>
        <name>SiteChanges</name>
        <message>
            <source>Undo: {0}</source>
            <translation>撤销：{0}</translation>
        </message>
    </context>
    <context>
        <name>SiteService</name>
        <message>
            <source>The posts could not be searched. {0}</source>
            <translation>文章无法搜索。{0}</translation>
        </message>
        <message>
            <source>The list of posts could not be brought up to date. {0}</source>
            <translation>文章列表无法更新。{0}</translation>
        </message>
    </context>
    <context>
        <name>SiteStyle</name>
        <message>
            <source>{0} is too large for a style sheet.</source>
            <translation>{0} 太大，不像样式表。</translation>
        </message>
    </context>
    <context>
        <name>SnippetUsesWindow</name>
        <message>
            <source>Where Snippets Are Used</source>
            <translation>片段用在哪里</translation>
        </message>
        <message>
            <source>Snippet</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Forms of the snippet, and in how many posts each is</source>
            <translation>片段的各种写法，以及各在多少篇文章里</translation>
        </message>
        <message>
            <source>As it is now: {0} {0:place|places}</source>
            <translation>与现在一致：{0} 处</translation>
        </message>
        <message>
            <source>{0} {0:place|places}, {1} % alike</source>
            <translation>{0} 处，{1}% 相似</translation>
        </message>
        <message>
            <source>{0} {0:place|places} in {1} {1:post|posts} {0:is|are} replaced.</source>
            <translation>将替换 {1} 篇文章中的 {0} 处。</translation>
        </message>
        <message>
            <source>Update</source>
            <translation>更新</translation>
        </message>
        <message>
            <source>There are no snippets yet: Format ▸ Snippets ▸ New Snippet makes one.</source>
            <translation>还没有片段：用“格式 ▸ 片段 ▸ 新建片段”创建一个。</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>正在搜索…</translation>
        </message>
        <message>
            <source>Tick the older forms that are to become the present one.</source>
            <translation>请勾选要改成现在这样的旧写法。</translation>
        </message>
        <message>
            <source>No post has this snippet, nor anything like it.</source>
            <translation>没有文章用到这个片段，也没有类似的内容。</translation>
        </message>
        <message>
            <source>Update the snippet {0}</source>
            <translation>更新片段 {0}</translation>
        </message>
    </context>
    <context>
        <name>SpellingCommands</name>
        <message>
            <source>Looking for suggestions…</source>
            <translation>正在查找建议…</translation>
        </message>
        <message>
            <source>&amp;Add “{0}” to This Site's Words</source>
            <translation>将“{0}”加入本站词表(&amp;A)</translation>
        </message>
        <message>
            <source>I&amp;gnore “{0}” Until Galley Ends</source>
            <translation>在退出 Galley 前忽略“{0}”(&amp;G)</translation>
        </message>
        <message>
            <source>No suggestions</source>
            <translation>没有建议</translation>
        </message>
        <message>
            <source>The spelling is not checked: switch it on with View ▸ Check Spelling.</source>
            <translation>拼写检查已关闭：可用“视图 ▸ 检查拼写”打开。</translation>
        </message>
        <message>
            <source>No misspelt word was found.</source>
            <translation>没有发现拼写错误。</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>Read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>Changed on disk</source>
            <translation>磁盘上已修改</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>正在保存…</translation>
        </message>
        <message>
            <source>Unsaved</source>
            <translation>未保存</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已保存</translation>
        </message>
        <message>
            <source>{0} {0:character|characters}</source>
            <translation>{0} 个字符</translation>
        </message>
        <message>
            <source>{0} of {1} {1:character|characters}</source>
            <translation>选中 {0} 个字符，共 {1} 个</translation>
        </message>
        <message>
            <source>{0} Chinese {0:character|characters}, {1} {1:word|words} of other scripts, {2} Chinese punctuation {2:mark|marks}
{3} without punctuation, {4} {4:sign|signs} in all, about {5} min to read</source>
            <translation>{0} 个汉字，{1} 个其他文字的词，{2} 个中文标点
不计标点 {3} 个，总共 {4} 个字符，阅读约需 {5} 分钟</translation>
        </message>
        <message>
            <source>Line {0}, column {1}</source>
            <translation>第 {0} 行，第 {1} 列</translation>
        </message>
    </context>
    <context>
        <name>TaxonomyWindow</name>
        <message>
            <source>Tags and categories</source>
            <translation>标签和分类</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>New name of the tag “{0}”:</source>
            <translation>标签“{0}”的新名称：</translation>
        </message>
        <message>
            <source>Rename tag</source>
            <translation>重命名标签</translation>
        </message>
        <message>
            <source>New name of the category “{0}”.
A path moves it, with what is below: a › b</source>
            <translation>分类“{0}”的新名称。
写成路径可以连同下级一起移动：甲 › 乙</translation>
        </message>
        <message>
            <source>Rename category</source>
            <translation>重命名分类</translation>
        </message>
        <message>
            <source>Rename “{0}” to “{1}”</source>
            <translation>把“{0}”重命名为“{1}”</translation>
        </message>
        <message>
            <source>Merge tags</source>
            <translation>合并标签</translation>
        </message>
        <message>
            <source>{0} tags become one:</source>
            <translation>把 {0} 个标签合并为：</translation>
        </message>
        <message>
            <source>Merge {0} into “{1}”</source>
            <translation>把 {0} 合并为“{1}”</translation>
        </message>
        <message>
            <source>Delete {0}</source>
            <translation>删除 {0}</translation>
        </message>
        <message>
            <source>Spell “{0}” as “{1}”</source>
            <translation>把“{0}”写成“{1}”</translation>
        </message>
        <message>
            <source>Spell {0} tags as suggested</source>
            <translation>按建议改写 {0} 个标签</translation>
        </message>
    </context>
    <context>
        <name>TermsPage</name>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Only other spellings of the same word</source>
            <translation>只看同一个词的其他写法</translation>
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation>重命名(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Merge…</source>
            <translation>合并(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除(&amp;D)…</translation>
        </message>
        <message>
            <source>Use &amp;Suggestion…</source>
            <translation>采用建议(&amp;S)…</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>文章数</translation>
        </message>
        <message>
            <source>Last used</source>
            <translation>上次使用</translation>
        </message>
        <message>
            <source>Better</source>
            <translation>更好的写法</translation>
        </message>
        <message>
            <source>{0} in all</source>
            <translation>共 {0} 个</translation>
        </message>
        <message>
            <source>, {0} {0:is|are} another spelling of one used more</source>
            <translation>，其中 {0} 个是更常用标签的另一种写法</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>The post is not there in this commit.</source>
            <translation>这个提交里没有这篇文章。</translation>
        </message>
    </context>
    <context>
        <name>Together</name>
        <message>
            <source>Preview: line {0}</source>
            <translation>预览：第 {0} 行</translation>
        </message>
    </context>
    <context>
        <name>Unsaved</name>
        <message>
            <source>Unsaved posts</source>
            <translation>未保存的文章</translation>
        </message>
        <message>
            <source>Save the changes of “{0}”?</source>
            <translation>要保存对“{0}”的修改吗？</translation>
        </message>
        <message>
            <source>Save the changes of {0} posts?</source>
            <translation>要保存对 {0} 篇文章的修改吗？</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Write posts, and see beside them what your site will publish.</source>
            <translation>写文章，同时在旁边看到站点将会发布的样子。</translation>
        </message>
        <message>
            <source>Opened lately</source>
            <translation>最近打开的</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Open {0}</source>
            <translation>打开 {0}</translation>
        </message>
    </context>
    <context>
        <name>WishesDialog</name>
        <message>
            <source>New images of this site</source>
            <translation>这个站点的新图片</translation>
        </message>
    </context>
    <context>
        <name>WishesForm</name>
        <message>
            <source>From the site's folder on, with {post}, {year}, {month}, {day}</source>
            <translation>从站点的文件夹起，可用 {post}、{year}、{month}、{day}</translation>
        </message>
        <message>
            <source>With {name} (the file's own), {post}, {date}, {time}</source>
            <translation>可用 {name}（原文件名）、{post}、{date}、{time}</translation>
        </message>
        <message>
            <source> pixels</source>
            <translation> 像素</translation>
        </message>
        <message>
            <source>as they are</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <source>picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>A new image becomes {0}</source>
            <translation>新图片会成为 {0}</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <source> at line {0}</source>
            <translation>，第 {0} 行</translation>
        </message>
        <message>
            <source>A colon is missing after this key, or a quote above is not closed.</source>
            <translation>这个键后面缺少冒号，或者上面有引号没有结束。</translation>
        </message>
        <message>
            <source>A colon is missing here.</source>
            <translation>这里缺少冒号。</translation>
        </message>
        <message>
            <source>A comma is missing here.</source>
            <translation>这里缺少逗号。</translation>
        </message>
        <message>
            <source>A comma or a closing bracket is missing here.</source>
            <translation>这里缺少逗号或右括号。</translation>
        </message>
        <message>
            <source>A comma or the closing brace } is missing.</source>
            <translation>缺少逗号，或者缺少右花括号 }。</translation>
        </message>
        <message>
            <source>A comma or the closing bracket ] of a list is missing.</source>
            <translation>缺少逗号，或者列表缺少右括号 ]。</translation>
        </message>
        <message>
            <source>A comment {# is not closed.</source>
            <translation>注释 {# 没有结束。</translation>
        </message>
        <message>
            <source>A date is asked for by before:2024 or after:2024-05</source>
            <translation>按日期查找请写 早于:2024 或 晚于:2024-05</translation>
        </message>
        <message>
            <source>A date is written 2024, 2024-05 or 2024-05-31</source>
            <translation>日期写成 2024、2024-05 或 2024-05-31</translation>
        </message>
        <message>
            <source>A filter's name is missing after “|” in {{ }}.</source>
            <translation>{{ }} 里的“|”后面缺少过滤器的名称。</translation>
        </message>
        <message>
            <source>A function is called in {{ }} that Hexo does not know here.</source>
            <translation>{{ }} 里调用了 Hexo 在这里不认识的函数。</translation>
        </message>
        <message>
            <source>A header of this kind cannot hold a key inside of another.</source>
            <translation>这种头信息的键里面不能再有键。</translation>
        </message>
        <message>
            <source>A key has to be a word or a quoted text.</source>
            <translation>键应当是一个词，或者加引号的文字。</translation>
        </message>
        <message>
            <source>A key in double quotes is missing here.</source>
            <translation>这里缺少一个带双引号的键。</translation>
        </message>
        <message>
            <source>A key in this header has too many parts.</source>
            <translation>头信息里有一个键的层级太多。</translation>
        </message>
        <message>
            <source>A key is missing here.</source>
            <translation>这里缺少一个键。</translation>
        </message>
        <message>
            <source>A key needs a name.</source>
            <translation>键需要一个名称。</translation>
        </message>
        <message>
            <source>A key that is an alias is not supported.</source>
            <translation>不支持用别名作键。</translation>
        </message>
        <message>
            <source>A line “---” or “...” inside of the header ends it.</source>
            <translation>头信息中间的“---”或“...”一行会让它提前结束。</translation>
        </message>
        <message>
            <source>A list has to begin on a line of its own.</source>
            <translation>列表要另起一行。</translation>
        </message>
        <message>
            <source>A list that was opened with [ is not closed.</source>
            <translation>用 [ 开始的列表没有结束。</translation>
        </message>
        <message>
            <source>A name is missing after “.” in {{ }}.</source>
            <translation>{{ }} 里的“.”后面缺少名称。</translation>
        </message>
        <message>
            <source>A part of the settings could not be read. The file as it was is kept as {0}.</source>
            <translation>设置文件有一部分读不懂，原文件另存为 {0}。</translation>
        </message>
        <message>
            <source>A post needs a file name</source>
            <translation>文章需要一个文件名</translation>
        </message>
        <message>
            <source>A quote that was opened is not closed.</source>
            <translation>有一个引号没有结束。</translation>
        </message>
        <message>
            <source>A space is missing after the colon.</source>
            <translation>冒号后面缺一个空格。</translation>
        </message>
        <message>
            <source>A space is missing after the dash.</source>
            <translation>短横后面缺一个空格。</translation>
        </message>
        <message>
            <source>A value cannot begin with this character unless it stands in quotes.</source>
            <translation>值不能以这个字符开头，除非加上引号。</translation>
        </message>
        <message>
            <source>A value is missing here.</source>
            <translation>这里缺少一个值。</translation>
        </message>
        <message>
            <source>A value that begins with &amp; or * needs quotes.</source>
            <translation>以 &amp; 或 * 开头的值需要加引号。</translation>
        </message>
        <message>
            <source>A value that begins with * refers to something that is not there; put it in quotes.</source>
            <translation>以 * 开头的值引用了不存在的东西，请加上引号。</translation>
        </message>
        <message>
            <source>A value that begins with “{0}” needs quotes.</source>
            <translation>以“{0}”开头的值需要加引号。</translation>
        </message>
        <message>
            <source>A value that holds a colon and a space needs quotes.</source>
            <translation>值里有冒号加空格时需要加引号。</translation>
        </message>
        <message>
            <source>After a pause, too</source>
            <translation>停顿之后也保存</translation>
        </message>
        <message>
            <source>Afterwards it would not be clear where the header ends.</source>
            <translation>改动之后将无法确定头信息在哪里结束。</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>总是</translation>
        </message>
        <message>
            <source>An alias stands before what it stands for.</source>
            <translation>别名出现在它所代表的内容之前。</translation>
        </message>
        <message>
            <source>An alias stands inside of what it stands for.</source>
            <translation>别名出现在它自己所代表的内容里。</translation>
        </message>
        <message>
            <source>An item of this list cannot be changed: {0}.</source>
            <translation>这个列表中有一项不能修改：{0}。</translation>
        </message>
        <message>
            <source>An item of this list cannot be removed: {0}.</source>
            <translation>这个列表中有一项不能删除：{0}。</translation>
        </message>
        <message>
            <source>Another code block begins on the next line, before this one is closed.</source>
            <translation>这个代码块还没有结束，下一行又开始了另一个代码块。</translation>
        </message>
        <message>
            <source>Another code block begins {0} lines below, before this one is closed.</source>
            <translation>这个代码块还没有结束，{0} 行之后又开始了另一个代码块。</translation>
        </message>
        <message>
            <source>As the site does</source>
            <translation>与站点一致</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Ask its owner, or save under another name</source>
            <translation>请询问文件的主人，或者换个名称保存</translation>
        </message>
        <message>
            <source>Bring it back (or connect its drive), then try again</source>
            <translation>请恢复它（或重新接上它所在的磁盘），然后重试</translation>
        </message>
        <message>
            <source>Bring the folder back (or connect its drive) and try again, or save in another place</source>
            <translation>请恢复文件夹（或接上磁盘）再试一次，或者保存到别的地方</translation>
        </message>
        <message>
            <source>By the site's style sheet</source>
            <translation>用站点的样式表</translation>
        </message>
        <message>
            <source>Check the disk</source>
            <translation>请检查磁盘</translation>
        </message>
        <message>
            <source>Choose a shorter name</source>
            <translation>请选一个短一些的名称</translation>
        </message>
        <message>
            <source>Choose a simpler name</source>
            <translation>请选一个简单些的名称</translation>
        </message>
        <message>
            <source>Choose another name</source>
            <translation>请另选一个名称</translation>
        </message>
        <message>
            <source>Choose another one</source>
            <translation>请另选一个</translation>
        </message>
        <message>
            <source>Close programs that watch folders, or have fs.inotify.max_user_instances raised</source>
            <translation>请关闭一些监视文件夹的程序，或请人调高 fs.inotify.max_user_instances</translation>
        </message>
        <message>
            <source>Close programs that watch many folders, or have fs.inotify.max_user_watches raised</source>
            <translation>请关闭一些监视大量文件夹的程序，或请人调高 fs.inotify.max_user_watches</translation>
        </message>
        <message>
            <source>Close some windows or programs, then try again</source>
            <translation>请关闭一些窗口或程序，再试一次</translation>
        </message>
        <message>
            <source>Close that program, then try again</source>
            <translation>请关闭那个程序，再试一次</translation>
        </message>
        <message>
            <source>Close the address with )</source>
            <translation>用 ) 结束地址</translation>
        </message>
        <message>
            <source>Close the header with “{0}”</source>
            <translation>用“{0}”结束头信息</translation>
        </message>
        <message>
            <source>Close the list in {0}</source>
            <translation>把{0}里的列表结束</translation>
        </message>
        <message>
            <source>Close the text with ]</source>
            <translation>用 ] 结束文字</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Connect it again and try again, or save in another place</source>
            <translation>请重新接上再试一次，或者保存到别的地方</translation>
        </message>
        <message>
            <source>Connect it again or wait until it does, then try again</source>
            <translation>请重新连接，或等它恢复后重试</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Delete {0}</source>
            <translation>删除 {0}</translation>
        </message>
        <message>
            <source>Draw formulas</source>
            <translation>绘制公式</translation>
        </message>
        <message>
            <source>Duplicate a post</source>
            <translation>复制文章</translation>
        </message>
        <message>
            <source>Fetch remote images of its posts</source>
            <translation>显示文章里的网络图片</translation>
        </message>
        <message>
            <source>Folder of new images</source>
            <translation>新图片的文件夹</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>字体</translation>
        </message>
        <message>
            <source>Font of Chinese characters</source>
            <translation>中文字体</translation>
        </message>
        <message>
            <source>Font size</source>
            <translation>字号</translation>
        </message>
        <message>
            <source>Free some space on it, then try again</source>
            <translation>请在磁盘上腾出一些空间，再试一次</translation>
        </message>
        <message>
            <source>Galley made a mistake ({0}).</source>
            <translation>Galley 出错了（{0}）。</translation>
        </message>
        <message>
            <source>Give yourself the right to write there, or save under another name</source>
            <translation>请给自己写入的权限，或者换个名称保存</translation>
        </message>
        <message>
            <source>Give yourself the right to, then try again</source>
            <translation>请先取得读取权限，然后重试</translation>
        </message>
        <message>
            <source>Headings larger than the text</source>
            <translation>标题的字比正文大</translation>
        </message>
        <message>
            <source>Hexo adds the outer braces itself, so they must not stand here.</source>
            <translation>外层的花括号由 Hexo 自己添加，所以这里不能写。</translation>
        </message>
        <message>
            <source>Hexo does not publish “{0}” from where it lies</source>
            <translation>“{0}”所在的位置 Hexo 不会发布</translation>
        </message>
        <message>
            <source>Hexo itself knows no tag “{0}”: a theme or plugin must bring it.</source>
            <translation>Hexo 自己不认识模板标签“{0}”：要由主题或插件提供。</translation>
        </message>
        <message>
            <source>Hexo knows no filter “{0}”.</source>
            <translation>Hexo 不认识过滤器“{0}”。</translation>
        </message>
        <message>
            <source>Hexo takes the file's own time, which changes when the site is copied or cloned.</source>
            <translation>Hexo 会用文件本身的时间，而复制或克隆站点时它会改变。</translation>
        </message>
        <message>
            <source>Hexo takes {0} for a template and prints nothing for it.</source>
            <translation>Hexo 把 {0} 当成模板，什么也不会输出。</translation>
        </message>
        <message>
            <source>Hexo takes “{0}” for one tag.</source>
            <translation>Hexo 会把“{0}”当作一个标签。</translation>
        </message>
        <message>
            <source>Hexo will answer 404 for “{0}”.</source>
            <translation>Hexo 会对“{0}”返回 404。</translation>
        </message>
        <message>
            <source>Hexo will answer 404 for “{0}”: it publishes the file as {1}{2}.</source>
            <translation>Hexo 会对“{0}”返回 404：它把这个文件发布为 {1}{2}。</translation>
        </message>
        <message>
            <source>Hexo will answer 404 for “{0}”: no page of the site ends in .md.</source>
            <translation>Hexo 会对“{0}”返回 404：站点的页面都不以 .md 结尾。</translation>
        </message>
        <message>
            <source>Hexo will answer 404 for “{0}”: the file lies where Hexo publishes nothing.</source>
            <translation>Hexo 会对“{0}”返回 404：文件所在的位置 Hexo 不会发布。</translation>
        </message>
        <message>
            <source>Hugo puts it at the end of every list.</source>
            <translation>Hugo 会把它排在每个列表的最后。</translation>
        </message>
        <message>
            <source>In TOML, text needs quotes.</source>
            <translation>在 TOML 里，文字需要加引号。</translation>
        </message>
        <message>
            <source>In double quotes, a backslash must be doubled.</source>
            <translation>在双引号里，反斜杠要写两个。</translation>
        </message>
        <message>
            <source>It can't be kept: {0}</source>
            <translation>无法保存：{0}</translation>
        </message>
        <message>
            <source>It is not certain in which encoding this file is written. It is shown read-only.</source>
            <translation>不能确定这个文件用什么编码写成。以只读方式显示。</translation>
        </message>
        <message>
            <source>It redirects to {0}:</source>
            <translation>它重定向到 {0}:</translation>
        </message>
        <message>
            <source>JSON has no way to write this number.</source>
            <translation>JSON 无法表示这个数字。</translation>
        </message>
        <message>
            <source>Keep the first “{0}” (line {1})</source>
            <translation>保留第一个“{0}”（第 {1} 行）</translation>
        </message>
        <message>
            <source>Keep the line at the cursor in the middle</source>
            <translation>让光标所在的行保持在中间</translation>
        </message>
        <message>
            <source>Keep the second “{0}” (line {1})</source>
            <translation>保留第二个“{0}”（第 {1} 行）</translation>
        </message>
        <message>
            <source>Keep the versions that saves replace (from the next start)</source>
            <translation>保留被覆盖的版本（下次启动时生效）</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Languages of the spelling check</source>
            <translation>拼写检查的语言</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Like GitHub</source>
            <translation>像 GitHub</translation>
        </message>
        <message>
            <source>Like a book</source>
            <translation>像一本书</translation>
        </message>
        <message>
            <source>Like the theme Butterfly</source>
            <translation>像 Butterfly 主题</translation>
        </message>
        <message>
            <source>Line {0}: {1}</source>
            <translation>第 {0} 行：{1}</translation>
        </message>
        <message>
            <source>Lists and maps are nested too deeply here.</source>
            <translation>这里的列表和映射嵌套得太深。</translation>
        </message>
        <message>
            <source>Longest line, in characters (0: as wide as the window)</source>
            <translation>每行最多字符数（0：与窗口同宽）</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Make it writable, or save under another name</source>
            <translation>请改为可写，或者换个名称保存</translation>
        </message>
        <message>
            <source>Make the folder writable, or save in another folder</source>
            <translation>请把文件夹改为可写，或者保存到别的文件夹</translation>
        </message>
        <message>
            <source>Move it with the file manager instead</source>
            <translation>请改用文件管理器移动</translation>
        </message>
        <message>
            <source>Move posts</source>
            <translation>移动文章</translation>
        </message>
        <message>
            <source>Move that file away, or save in another place</source>
            <translation>请移走那个文件，或保存到别处</translation>
        </message>
        <message>
            <source>Move that file away, then try again</source>
            <translation>请移走那个文件，再试一次</translation>
        </message>
        <message>
            <source>Name of new images</source>
            <translation>新图片的名称</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>从不</translation>
        </message>
        <message>
            <source>New images at most as wide as</source>
            <translation>新图片最宽</translation>
        </message>
        <message>
            <source>New post {0}</source>
            <translation>新建文章 {0}</translation>
        </message>
        <message>
            <source>No address leads there from this place</source>
            <translation>从这个位置没有地址可以指向那里</translation>
        </message>
        <message>
            <source>No dictionary was found. Put a Hunspell dictionary (NAME.aff and NAME.dic) into {0}</source>
            <translation>没有找到词典。请把 Hunspell 词典（NAME.aff 和 NAME.dic）放到 {0}</translation>
        </message>
        <message>
            <source>No file of “{0}” is in the post's asset folder.</source>
            <translation>文章的资源文件夹里没有“{0}”中的任何文件。</translation>
        </message>
        <message>
            <source>No free file name was found for “{0}”</source>
            <translation>没有为“{0}”找到可用的文件名</translation>
        </message>
        <message>
            <source>No free name was found for “{0}”</source>
            <translation>没有为“{0}”找到可用的名称</translation>
        </message>
        <message>
            <source>No key can be added here: {0}.</source>
            <translation>这里不能添加键：{0}。</translation>
        </message>
        <message>
            <source>Nothing closes this header: a closing brace is missing.</source>
            <translation>头信息没有结束：缺少右花括号。</translation>
        </message>
        <message>
            <source>Nothing closes this header: a line “{0}” is missing below it.</source>
            <translation>头信息没有结束：下面缺少一行“{0}”。</translation>
        </message>
        <message>
            <source>OR stands between two words</source>
            <translation>OR 要写在两个词之间</translation>
        </message>
        <message>
            <source>Only a map can be merged with &lt;&lt;.</source>
            <translation>只有映射才能用 &lt;&lt; 合并。</translation>
        </message>
        <message>
            <source>Only the paragraph at the cursor in full ink</source>
            <translation>只突出光标所在的段落</translation>
        </message>
        <message>
            <source>Pelican does not publish it.</source>
            <translation>Pelican 不会发布它。</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Preview and text scroll together</source>
            <translation>预览与正文一起滚动</translation>
        </message>
        <message>
            <source>Put a space after the dash</source>
            <translation>在短横后面加一个空格</translation>
        </message>
        <message>
            <source>Put a space after “{0}:”</source>
            <translation>在“{0}:”后面加一个空格</translation>
        </message>
        <message>
            <source>Put a space before the stars</source>
            <translation>在星号前面加一个空格</translation>
        </message>
        <message>
            <source>Put a space behind the number signs</source>
            <translation>在井号后面加一个空格</translation>
        </message>
        <message>
            <source>Put a space behind the stars</source>
            <translation>在星号后面加一个空格</translation>
        </message>
        <message>
            <source>Put spaces around the stars</source>
            <translation>在星号两边加空格</translation>
        </message>
        <message>
            <source>Put this value in quotes</source>
            <translation>给这个值加上引号</translation>
        </message>
        <message>
            <source>Put {% raw %} around it</source>
            <translation>用 {% raw %} 包起来</translation>
        </message>
        <message>
            <source>Put {0} in quotes</source>
            <translation>给{0}加上引号</translation>
        </message>
        <message>
            <source>Put “{0}” behind the stars</source>
            <translation>把“{0}”移到星号后面</translation>
        </message>
        <message>
            <source>Regular expression, character {0}: {1}.</source>
            <translation>正则表达式第 {0} 个字符：{1}。</translation>
        </message>
        <message>
            <source>Remove the blank lines above the header</source>
            <translation>去掉头信息上面的空行</translation>
        </message>
        <message>
            <source>Remove the indentation of this line</source>
            <translation>去掉这一行的缩进</translation>
        </message>
        <message>
            <source>Remove the spaces after the opening fence</source>
            <translation>去掉开头分隔行后面的空格</translation>
        </message>
        <message>
            <source>Remove the spaces inside the stars</source>
            <translation>去掉星号内侧的空格</translation>
        </message>
        <message>
            <source>Replace the tabs in the indentation by spaces</source>
            <translation>把缩进里的制表符换成空格</translation>
        </message>
        <message>
            <source>Save by itself</source>
            <translation>自动保存</translation>
        </message>
        <message>
            <source>Save in another place</source>
            <translation>请保存到别的地方</translation>
        </message>
        <message>
            <source>Save in another place, and check the disk</source>
            <translation>请保存到别的地方，并检查磁盘</translation>
        </message>
        <message>
            <source>Save in another place, and check the disk before trusting it again</source>
            <translation>请保存到别的地方，并在继续使用前检查磁盘</translation>
        </message>
        <message>
            <source>Save under another name</source>
            <translation>请换个名称保存</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Seconds of that pause</source>
            <translation>停顿的秒数</translation>
        </message>
        <message>
            <source>Show it as text</source>
            <translation>按文字显示</translation>
        </message>
        <message>
            <source>Spelling cannot be checked here: this build of Galley has no Hunspell.</source>
            <translation>这里无法检查拼写：这个版本的 Galley 不含 Hunspell。</translation>
        </message>
        <message>
            <source>Style of the page</source>
            <translation>页面样式</translation>
        </message>
        <message>
            <source>Style sheet for the preview</source>
            <translation>预览用的样式表</translation>
        </message>
        <message>
            <source>TOML has no empty values; remove the key instead.</source>
            <translation>TOML 没有空值，请改为删除这个键。</translation>
        </message>
        <message>
            <source>The address is not valid</source>
            <translation>地址无效</translation>
        </message>
        <message>
            <source>The aliases in this header stand for too many values.</source>
            <translation>头信息里的别名代表的值太多。</translation>
        </message>
        <message>
            <source>The best there is</source>
            <translation>最合适的</translation>
        </message>
        <message>
            <source>The character “{0}” (U+{1:04X}) in line {2} cannot be written in this file's encoding, {3}. Remove it, or convert the file to UTF-8.</source>
            <translation>第 {2} 行的字符“{0}”（U+{1:04X}）无法用这个文件的编码 {3} 写入。请去掉它，或把文件转换成 UTF-8。</translation>
        </message>
        <message>
            <source>The dictionary “{0}” cannot be read: {1}</source>
            <translation>无法读取词典“{0}”：{1}</translation>
        </message>
        <message>
            <source>The expression in {{ }} ends too early.</source>
            <translation>{{ }} 里的表达式没有写完。</translation>
        </message>
        <message>
            <source>The expression in {{ }} is nested too deeply.</source>
            <translation>{{ }} 里的表达式嵌套得太深。</translation>
        </message>
        <message>
            <source>The expression in {{ }} is too long.</source>
            <translation>{{ }} 里的表达式太长。</translation>
        </message>
        <message>
            <source>The file could not be read: {0}</source>
            <translation>文件无法读取：{0}</translation>
        </message>
        <message>
            <source>The file is called “{0}”, not “{1}”: a server tells them apart.</source>
            <translation>文件名是“{0}”，不是“{1}”：服务器会区分大小写。</translation>
        </message>
        <message>
            <source>The file is too large for a post ({0} MB)</source>
            <translation>文件太大，不像一篇文章（{0} MB）</translation>
        </message>
        <message>
            <source>The folder {0!r} lies outside the site; {1!r} is used instead</source>
            <translation>文件夹 {0!r} 在站点之外，改用 {1!r}</translation>
        </message>
        <message>
            <source>The header cannot be changed: {0}</source>
            <translation>头信息不能修改：{0}</translation>
        </message>
        <message>
            <source>The header cannot be read (line {0}): {1}</source>
            <translation>头信息无法读取（第 {0} 行）：{1}</translation>
        </message>
        <message>
            <source>The header could not be read afterwards (line {0}): {1}</source>
            <translation>改动之后头信息无法读取（第 {0} 行）：{1}</translation>
        </message>
        <message>
            <source>The header is longer than a million characters.</source>
            <translation>头信息超过了一百万个字符。</translation>
        </message>
        <message>
            <source>The image broke off</source>
            <translation>图片没有传完</translation>
        </message>
        <message>
            <source>The image is too large</source>
            <translation>图片太大</translation>
        </message>
        <message>
            <source>The indentation of this line does not fit the lines above.</source>
            <translation>这一行的缩进和上面的行对不上。</translation>
        </message>
        <message>
            <source>The items of this list are indented in a way that cannot be edited safely.</source>
            <translation>这个列表各项的缩进方式无法安全地编辑。</translation>
        </message>
        <message>
            <source>The key “{0}” does not begin a line of its own, so it cannot be removed safely.</source>
            <translation>“{0}”这个键不在行首，所以无法安全地删除。</translation>
        </message>
        <message>
            <source>The key “{0}” does not begin a line of its own, so this cannot be done safely.</source>
            <translation>“{0}”这个键不在行首，所以无法安全地完成。</translation>
        </message>
        <message>
            <source>The key “{0}” has an anchor or a tag, and cannot be renamed safely.</source>
            <translation>“{0}”这个键带有锚点或标记，无法安全地改名。</translation>
        </message>
        <message>
            <source>The key “{0}” is written in a form that cannot be edited safely.</source>
            <translation>“{0}”这个键的写法无法安全地编辑。</translation>
        </message>
        <message>
            <source>The key “{0}” stands here a second time.</source>
            <translation>“{0}”这个键在这里又出现了一次。</translation>
        </message>
        <message>
            <source>The key “{0}” stands in this header twice; keep one of them first.</source>
            <translation>头信息里“{0}”这个键出现了两次，请先只留一个。</translation>
        </message>
        <message>
            <source>The keys here do not begin lines of their own, so none can be added safely.</source>
            <translation>这里的键不在行首，所以无法安全地添加。</translation>
        </message>
        <message>
            <source>The link leads to a file that does not exist</source>
            <translation>这个链接指向的文件不存在</translation>
        </message>
        <message>
            <source>The list “{0}” cannot be changed: an item of it has an anchor or a tag.</source>
            <translation>列表“{0}”不能修改：其中有一项带有锚点或标记。</translation>
        </message>
        <message>
            <source>The post could not be read: {0}</source>
            <translation>文章无法读取：{0}</translation>
        </message>
        <message>
            <source>The quotation mark is not closed</source>
            <translation>引号没有结束</translation>
        </message>
        <message>
            <source>The quotes or backslashes inside of this quoted text do not work.</source>
            <translation>这段文字里的引号或反斜杠不对。</translation>
        </message>
        <message>
            <source>The same anchor (&amp;) stands here twice.</source>
            <translation>同一个锚点（&amp;）在这里出现了两次。</translation>
        </message>
        <message>
            <source>The server answered {0}</source>
            <translation>服务器返回 {0}</translation>
        </message>
        <message>
            <source>The server can't be reached</source>
            <translation>无法连接服务器</translation>
        </message>
        <message>
            <source>The server is too slow</source>
            <translation>服务器太慢</translation>
        </message>
        <message>
            <source>The settings cannot be written to {0}: they last until Galley ends.</source>
            <translation>设置无法写入 {0}，只在本次运行中有效。</translation>
        </message>
        <message>
            <source>The site does not publish “{0}” from where it lies</source>
            <translation>“{0}”所在的位置站点不会发布</translation>
        </message>
        <message>
            <source>The site's generator makes nothing of the date “{0}”.</source>
            <translation>站点的生成器看不懂日期“{0}”。</translation>
        </message>
        <message>
            <source>The snippet holds {0}: what stood for it when it was put in is not known.</source>
            <translation>这个片段里有 {0}：不知道当初插入时用什么代替了它。</translation>
        </message>
        <message>
            <source>The system reports: {0}. {1}.</source>
            <translation>系统报告：{0}。{1}。</translation>
        </message>
        <message>
            <source>The system's, and English</source>
            <translation>系统语言和英语</translation>
        </message>
        <message>
            <source>The tag {0} is not known here.</source>
            <translation>这里不认识标记 {0}。</translation>
        </message>
        <message>
            <source>The tag “{0}” needs an end tag.</source>
            <translation>模板标签“{0}”需要结束标签。</translation>
        </message>
        <message>
            <source>The tag “{0}” needs the video's id.</source>
            <translation>模板标签“{0}”需要视频的编号。</translation>
        </message>
        <message>
            <source>The time zone {0!r} is not known; the clock of this computer is used</source>
            <translation>不认识时区 {0!r}，改用这台电脑的时钟</translation>
        </message>
        <message>
            <source>The value of “{0}” can only be changed in the header itself.</source>
            <translation>“{0}”的值只能在头信息里直接修改。</translation>
        </message>
        <message>
            <source>The value of “{0}” cannot be changed here: {1}.</source>
            <translation>“{0}”的值不能在这里修改：{1}。</translation>
        </message>
        <message>
            <source>The value of “{0}” cannot be removed: {1}.</source>
            <translation>“{0}”的值不能删除：{1}。</translation>
        </message>
        <message>
            <source>There are blank lines above the opening fence, and Hexo sees no header then.</source>
            <translation>开头的分隔行上面有空行，这样 Hexo 看不到头信息。</translation>
        </message>
        <message>
            <source>There are spaces after the opening fence, and Hexo sees no header then.</source>
            <translation>开头的分隔行后面有空格，这样 Hexo 看不到头信息。</translation>
        </message>
        <message>
            <source>There are too many tabs in this header.</source>
            <translation>头信息里的制表符太多。</translation>
        </message>
        <message>
            <source>There is a character here that YAML does not allow.</source>
            <translation>这里有一个 YAML 不允许的字符。</translation>
        </message>
        <message>
            <source>There is a comma after the last value.</source>
            <translation>最后一个值后面多了一个逗号。</translation>
        </message>
        <message>
            <source>There is a comma before the closing bracket.</source>
            <translation>右括号前面多了一个逗号。</translation>
        </message>
        <message>
            <source>There is a full-width colon (：) after the key; a header needs “: ”.</source>
            <translation>键后面是全角冒号（：），头信息要用“: ”。</translation>
        </message>
        <message>
            <source>There is a key “{0}” already.</source>
            <translation>已经有“{0}”这个键了。</translation>
        </message>
        <message>
            <source>There is a second colon on this line; a value with “: ” in it needs quotes.</source>
            <translation>这一行有第二个冒号；值里有“: ”时需要加引号。</translation>
        </message>
        <message>
            <source>There is a tab in the indentation of this line; YAML wants spaces.</source>
            <translation>这一行的缩进里有制表符，YAML 要求用空格。</translation>
        </message>
        <message>
            <source>There is no code file “{0}”.</source>
            <translation>没有代码文件“{0}”。</translation>
        </message>
        <message>
            <source>There is no file “{0}”: this image will be missing.</source>
            <translation>没有“{0}”这个文件：这张图片将无法显示。</translation>
        </message>
        <message>
            <source>There is no home folder: settings and unsaved text are kept in {0}.</source>
            <translation>没有主文件夹：设置和未保存的文字放在 {0}。</translation>
        </message>
        <message>
            <source>There is no item at this place of the list.</source>
            <translation>列表的这个位置没有内容。</translation>
        </message>
        <message>
            <source>There is no key “{0}” in this header.</source>
            <translation>头信息里没有“{0}”这个键。</translation>
        </message>
        <message>
            <source>There is no post “{0}” for post_link.</source>
            <translation>post_link 找不到文章“{0}”。</translation>
        </message>
        <message>
            <source>There is no post “{0}” for post_path.</source>
            <translation>post_path 找不到文章“{0}”。</translation>
        </message>
        <message>
            <source>There is no {0}: Hexo takes it for {1:%Y-%m-%d %H:%M:%S}.</source>
            <translation>没有 {0} 这个时间：Hexo 会当成 {1:%Y-%m-%d %H:%M:%S}。</translation>
        </message>
        <message>
            <source>There is nothing at {0}</source>
            <translation>{0} 那里什么也没有</translation>
        </message>
        <message>
            <source>There is nothing in {{ }}.</source>
            <translation>{{ }} 里没有内容。</translation>
        </message>
        <message>
            <source>There is nothing to look for.</source>
            <translation>没有要查找的内容。</translation>
        </message>
        <message>
            <source>There is something after the closing brace.</source>
            <translation>右花括号后面还有内容。</translation>
        </message>
        <message>
            <source>These stars stay on the page: a space stands inside them.</source>
            <translation>这些星号会留在页面上：星号内侧有空格。</translation>
        </message>
        <message>
            <source>These stars stay on the page: {0}.</source>
            <translation>这些星号会留在页面上：{0}。</translation>
        </message>
        <message>
            <source>This cannot be changed safely: the body of the post would change.</source>
            <translation>无法安全地修改：文章的正文会跟着改变。</translation>
        </message>
        <message>
            <source>This cannot be changed safely: the edits would touch each other.</source>
            <translation>无法安全地修改：几处改动会相互重叠。</translation>
        </message>
        <message>
            <source>This cannot be changed safely: the header would not read as it should afterwards.</source>
            <translation>无法安全地修改：改动之后头信息读出来会不对。</translation>
        </message>
        <message>
            <source>This cannot be read as YAML: {0}</source>
            <translation>这不能当作 YAML 读取：{0}</translation>
        </message>
        <message>
            <source>This code block is never closed: everything below it is code.</source>
            <translation>这个代码块没有结束：它下面的一切都成了代码。</translation>
        </message>
        <message>
            <source>This file holds so many NUL characters that it may not be text.</source>
            <translation>这个文件里有很多 NUL 字符，可能不是文本。</translation>
        </message>
        <message>
            <source>This file is not text: it holds bytes that no text has.</source>
            <translation>这个文件不是文本：里面有文本不会有的字节。</translation>
        </message>
        <message>
            <source>This file is not written in {0}.</source>
            <translation>这个文件的编码不是 {0}。</translation>
        </message>
        <message>
            <source>This file says that it is {0}, but some of its bytes are not. It is shown read-only.</source>
            <translation>这个文件声明编码为 {0}，但有些字节并不符合。以只读方式显示。</translation>
        </message>
        <message>
            <source>This folds nothing: write &lt;!-- more --&gt; exactly.</source>
            <translation>这里不会截断摘要：请准确地写成 &lt;!-- more --&gt;。</translation>
        </message>
        <message>
            <source>This header cannot be read.</source>
            <translation>头信息无法读取。</translation>
        </message>
        <message>
            <source>This is no JSON value: text needs double quotes around it.</source>
            <translation>这不是 JSON 的值：文字要放在双引号里。</translation>
        </message>
        <message>
            <source>This is no heading: a space is missing behind the #.</source>
            <translation>这不是标题：# 后面缺一个空格。</translation>
        </message>
        <message>
            <source>This is no image</source>
            <translation>这不是图片</translation>
        </message>
        <message>
            <source>This is no link: a space stands in its address.</source>
            <translation>这不是链接：地址里有空格。</translation>
        </message>
        <message>
            <source>This is no link: its parentheses are full-width ones.</source>
            <translation>这不是链接：它的括号是全角的。</translation>
        </message>
        <message>
            <source>This is no link: the ) behind its address is missing.</source>
            <translation>这不是链接：地址后面缺少 )。</translation>
        </message>
        <message>
            <source>This is no link: the ] behind its text is missing.</source>
            <translation>这不是链接：文字后面缺少 ]。</translation>
        </message>
        <message>
            <source>This is not a list of keys and values.</source>
            <translation>这不是由键和值组成的列表。</translation>
        </message>
        <message>
            <source>This is not a regular expression: {0}.</source>
            <translation>这不是正则表达式：{0}。</translation>
        </message>
        <message>
            <source>This key cannot be added safely.</source>
            <translation>无法安全地添加这个键。</translation>
        </message>
        <message>
            <source>This line does not fit what stands around it: look at its quotes and indentation.</source>
            <translation>这一行和前后的内容对不上：请检查引号和缩进。</translation>
        </message>
        <message>
            <source>This line is indented, but its neighbours are not.</source>
            <translation>这一行有缩进，而前后的行没有。</translation>
        </message>
        <message>
            <source>This line sets no “{0}”: with a full-width colon (：) it belongs to the line above.</source>
            <translation>这一行没有设置“{0}”：用了全角冒号（：），它就属于上一行。</translation>
        </message>
        <message>
            <source>This list begins on the line of another one, and cannot lose this item.</source>
            <translation>这个列表开始于另一个列表的同一行，不能删除这一项。</translation>
        </message>
        <message>
            <source>This list begins on the line of another one, and cannot take more items here.</source>
            <translation>这个列表开始于另一个列表的同一行，在这里不能再添加内容。</translation>
        </message>
        <message>
            <source>This name is too long for a file: at most 240 bytes, or 80 Chinese characters</source>
            <translation>这个文件名太长：最多 240 字节，或 80 个汉字</translation>
        </message>
        <message>
            <source>This post has no date: {0}</source>
            <translation>这篇文章没有日期：{0}</translation>
        </message>
        <message>
            <source>This post has no title.</source>
            <translation>这篇文章没有标题。</translation>
        </message>
        <message>
            <source>This quoted text is not closed, or holds a wrong escape.</source>
            <translation>这段带引号的文字没有结束，或者有错误的转义。</translation>
        </message>
        <message>
            <source>This quoted text is not closed.</source>
            <translation>这段带引号的文字没有结束。</translation>
        </message>
        <message>
            <source>This regular expression is too large.</source>
            <translation>这个正则表达式太大。</translation>
        </message>
        <message>
            <source>This regular expression needs too much memory.</source>
            <translation>这个正则表达式需要的内存太多。</translation>
        </message>
        <message>
            <source>This regular expression takes too long on one post: parts of it can match the same text in very many ways. Make it more exact.</source>
            <translation>这个正则表达式在一篇文章上耗时过长：它的一些部分能以非常多的方式匹配同一段文字。请写得更精确些。</translation>
        </message>
        <message>
            <source>This replacement cannot be used: {0}.</source>
            <translation>这个替换内容不能用：{0}。</translation>
        </message>
        <message>
            <source>This stops Hexo, the whole site: {0}</source>
            <translation>这会让 Hexo 整个站点停止生成：{0}</translation>
        </message>
        <message>
            <source>This value does not fit its tag {0}.</source>
            <translation>这个值和它的标记 {0} 不符。</translation>
        </message>
        <message>
            <source>This would change more than “{0}”.</source>
            <translation>这会改动“{0}”以外的内容。</translation>
        </message>
        <message>
            <source>Title, date and tags above the text</source>
            <translation>在正文上方显示标题、日期和标签</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>请重试</translation>
        </message>
        <message>
            <source>Try again, or save in another place</source>
            <translation>请再试一次，或者保存到别的地方</translation>
        </message>
        <message>
            <source>Turn new PNG and JPEG images into WebP where that is smaller</source>
            <translation>把新的 PNG 和 JPEG 图片转成 WebP（如果更小）</translation>
        </message>
        <message>
            <source>Two of these posts are called “{0}”: rename one of them first</source>
            <translation>这些文章里有两篇都叫“{0}”：请先给其中一篇改名</translation>
        </message>
        <message>
            <source>Underline misspelt words (other than Chinese)</source>
            <translation>给拼错的词加下划线（中文除外）</translation>
        </message>
        <message>
            <source>What the server sent is no image</source>
            <translation>服务器发来的不是图片</translation>
        </message>
        <message>
            <source>What was done could not be taken back: {0}</source>
            <translation>已做的改动无法撤回：{0}</translation>
        </message>
        <message>
            <source>When leaving a post or the window</source>
            <translation>离开文章或窗口时</translation>
        </message>
        <message>
            <source>Write it as code</source>
            <translation>写成代码</translation>
        </message>
        <message>
            <source>Write the parentheses as ( )</source>
            <translation>把括号改成 ( )</translation>
        </message>
        <message>
            <source>Write the spaces as %20</source>
            <translation>把空格写成 %20</translation>
        </message>
        <message>
            <source>Write {0}</source>
            <translation>改成 {0}</translation>
        </message>
        <message>
            <source>Write “{0}: ” with an ordinary colon</source>
            <translation>用普通冒号写成“{0}: ”</translation>
        </message>
        <message>
            <source>Write “{0}”</source>
            <translation>改成“{0}”</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>写作</translation>
        </message>
        <message>
            <source>a \ at the end means nothing; a \ itself is written \\</source>
            <translation>末尾单独一个 \ 没有意义；要表示 \ 本身，请写 \\</translation>
        </message>
        <message>
            <source>a file is where its folder should be</source>
            <translation>它的文件夹的位置上是一个文件</translation>
        </message>
        <message>
            <source>a group cannot stand for itself inside of it</source>
            <translation>分组里面不能引用这个分组自己</translation>
        </message>
        <message>
            <source>a letter stands before them and “{0}” behind them</source>
            <translation>星号前面紧跟着文字，后面是“{0}”</translation>
        </message>
        <message>
            <source>a range runs backwards, as in z-a</source>
            <translation>范围的前后颠倒了，如同 z-a</translation>
        </message>
        <message>
            <source>a {0} is missing</source>
            <translation>缺少 {0}</translation>
        </message>
        <message>
            <source>another program is using it</source>
            <translation>别的程序正在使用它</translation>
        </message>
        <message>
            <source>could not be deleted</source>
            <translation>无法删除</translation>
        </message>
        <message>
            <source>could not be moved</source>
            <translation>无法移动</translation>
        </message>
        <message>
            <source>could not be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>could not be saved</source>
            <translation>无法保存</translation>
        </message>
        <message>
            <source>could not be watched</source>
            <translation>无法监视</translation>
        </message>
        <message>
            <source>draft: is followed by yes or no</source>
            <translation>草稿: 后面写 是 或 否</translation>
        </message>
        <message>
            <source>it has a tag (!)</source>
            <translation>它带有标记（!）</translation>
        </message>
        <message>
            <source>it has an anchor (&amp;) that other values may refer to</source>
            <translation>它带有锚点（&amp;），别的值可能引用它</translation>
        </message>
        <message>
            <source>it is a list of tables</source>
            <translation>它是由表组成的列表</translation>
        </message>
        <message>
            <source>it is an alias (*)</source>
            <translation>它是别名（*）</translation>
        </message>
        <message>
            <source>it is too large for this disk</source>
            <translation>它对这个磁盘来说太大</translation>
        </message>
        <message>
            <source>it leads nowhere</source>
            <translation>这条路径哪儿也不通</translation>
        </message>
        <message>
            <source>its folder is read-only</source>
            <translation>它所在的文件夹是只读的</translation>
        </message>
        <message>
            <source>its keys are dotted</source>
            <translation>它的键是带点的</translation>
        </message>
        <message>
            <source>its letters are written in a way that is not known here</source>
            <translation>它的文字编码这里不认识</translation>
        </message>
        <message>
            <source>its name is too long for this disk</source>
            <translation>名称对这个磁盘来说太长</translation>
        </message>
        <message>
            <source>letters stand around them and punctuation inside them</source>
            <translation>星号外侧是文字，内侧是标点</translation>
        </message>
        <message>
            <source>no character is called “{0}”</source>
            <translation>没有叫“{0}”的字符</translation>
        </message>
        <message>
            <source>no property of characters is called “{0}”</source>
            <translation>没有叫“{0}”的字符属性</translation>
        </message>
        <message>
            <source>not a web address: {0}</source>
            <translation>不是网址：{0}</translation>
        </message>
        <message>
            <source>some of its characters cannot be read.</source>
            <translation>其中有些字符读不出来。</translation>
        </message>
        <message>
            <source>something else has this name already</source>
            <translation>已经有别的东西用了这个名称</translation>
        </message>
        <message>
            <source>the disk can only be read</source>
            <translation>这个磁盘只能读取</translation>
        </message>
        <message>
            <source>the disk did not keep all of it</source>
            <translation>磁盘没有完整地保存</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <source>the disk reported a fault</source>
            <translation>磁盘报告了故障</translation>
        </message>
        <message>
            <source>the drive cannot be reached</source>
            <translation>无法访问这个磁盘</translation>
        </message>
        <message>
            <source>the drive does not answer</source>
            <translation>磁盘没有响应</translation>
        </message>
        <message>
            <source>the file belongs to another user, and saving would take it from them</source>
            <translation>文件属于另一个用户，保存会改变它的归属</translation>
        </message>
        <message>
            <source>the file is read-only</source>
            <translation>文件是只读的</translation>
        </message>
        <message>
            <source>the file or its folder is no longer there</source>
            <translation>文件或它的文件夹已经不在了</translation>
        </message>
        <message>
            <source>the least number of repetitions is larger than the most</source>
            <translation>重复次数的下限大于上限</translation>
        </message>
        <message>
            <source>the name of a group is missing</source>
            <translation>缺少分组的名称</translation>
        </message>
        <message>
            <source>the number of repetitions is too large</source>
            <translation>重复次数太大</translation>
        </message>
        <message>
            <source>the system lets no more of your programs watch folders</source>
            <translation>系统不允许您再有更多程序监视文件夹</translation>
        </message>
        <message>
            <source>the system refused</source>
            <translation>系统拒绝了</translation>
        </message>
        <message>
            <source>the system says “{0}”</source>
            <translation>系统说“{0}”</translation>
        </message>
        <message>
            <source>the system watches no more folders for you</source>
            <translation>系统不再为您监视更多文件夹</translation>
        </message>
        <message>
            <source>the two places are on different disks</source>
            <translation>两个位置在不同的磁盘上</translation>
        </message>
        <message>
            <source>the value of “{0}”</source>
            <translation>“{0}”的值</translation>
        </message>
        <message>
            <source>there is no ( before this ); a ) itself is written \)</source>
            <translation>这个 ) 前面没有对应的 (；要查找 ) 本身，请写 \)</translation>
        </message>
        <message>
            <source>there is no Hunspell here</source>
            <translation>这里没有 Hunspell</translation>
        </message>
        <message>
            <source>there is no such group</source>
            <translation>没有这个分组</translation>
        </message>
        <message>
            <source>there is nothing before “{0}” to repeat; the sign itself is written \{0}</source>
            <translation>“{0}”前面没有可以重复的内容；要查找这个符号本身，请写 \{0}</translation>
        </message>
        <message>
            <source>this ( is never closed</source>
            <translation>这个 ( 没有结束，后面缺少 )</translation>
        </message>
        <message>
            <source>this [ is never closed; a [ itself is written \[</source>
            <translation>这个 [ 没有结束，后面缺少 ]；要查找 [ 本身，请写 \[</translation>
        </message>
        <message>
            <source>this disk cannot hold a file of this name</source>
            <translation>这个磁盘不能保存这样名称的文件</translation>
        </message>
        <message>
            <source>this is not an ordinary file</source>
            <translation>这不是普通文件</translation>
        </message>
        <message>
            <source>this item</source>
            <translation>这一项</translation>
        </message>
        <message>
            <source>too many files are open</source>
            <translation>打开的文件太多</translation>
        </message>
        <message>
            <source>what stands behind (? is not known</source>
            <translation>(? 后面的内容无法识别</translation>
        </message>
        <message>
            <source>what was noted of it makes no sense</source>
            <translation>留下的记录无法理解</translation>
        </message>
        <message>
            <source>you are not allowed to change it</source>
            <translation>您没有权限修改它</translation>
        </message>
        <message>
            <source>you are not allowed to read it</source>
            <translation>没有读取它的权限</translation>
        </message>
        <message>
            <source>{0} cannot be compared so; dates are before:2024 or after:2024-05</source>
            <translation>{0} 不能这样比较；日期请写 早于:2024 或 晚于:2024-05</translation>
        </message>
        <message>
            <source>{0} cannot be opened: {1}</source>
            <translation>{0} 无法打开：{1}</translation>
        </message>
        <message>
            <source>{0} could not be read: {1}</source>
            <translation>{0} 无法读取：{1}</translation>
        </message>
        <message>
            <source>{0} holds no keys</source>
            <translation>{0} 里没有任何键</translation>
        </message>
        <message>
            <source>{0} holds {1} YAML documents; only the first is used</source>
            <translation>{0} 里有 {1} 份 YAML 文档，只用第一份</translation>
        </message>
        <message>
            <source>{0} is no date</source>
            <translation>{0} 不是日期</translation>
        </message>
        <message>
            <source>{0} is none of {1}</source>
            <translation>{0} 不是 {1} 之一</translation>
        </message>
        <message>
            <source>{0} is not UTF-8; characters that could not be read show as �</source>
            <translation>{0} 不是 UTF-8 编码；读不出的字符显示为 �</translation>
        </message>
        <message>
            <source>{0} is not closed.</source>
            <translation>{0} 没有结束。</translation>
        </message>
        <message>
            <source>{0} is not valid JSON ({1})</source>
            <translation>{0} 不是有效的 JSON（{1}）</translation>
        </message>
        <message>
            <source>{0} is not valid Python{1}</source>
            <translation>{0} 不是有效的 Python{1}</translation>
        </message>
        <message>
            <source>{0} is not valid TOML ({1}); the plain settings around it are still used</source>
            <translation>{0} 不是有效的 TOML（{1}）；其余简单的设置仍然有效</translation>
        </message>
        <message>
            <source>{0} is not valid YAML{1}; the parts around it are still used</source>
            <translation>{0} 不是有效的 YAML{1}；其余部分仍然有效</translation>
        </message>
        <message>
            <source>{0}, {1}</source>
            <translation>{0}、{1}</translation>
        </message>
        <message>
            <source>{0}: is followed by nothing</source>
            <translation>{0}: 后面没有内容</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <source>{{% {0} %}} is not closed.</source>
            <translation>{{% {0} %}} 没有结束。</translation>
        </message>
        <message>
            <source>“{0}” cannot be a file name on Windows: leave out the dot at the end</source>
            <translation>“{0}”在 Windows 上不能作文件名：请去掉末尾的点</translation>
        </message>
        <message>
            <source>“{0}” cannot be a file name: leave out / \ : * ? " &lt; &gt; |</source>
            <translation>“{0}”不能作文件名：请去掉 / \ : * ? " &lt; &gt; |</translation>
        </message>
        <message>
            <source>“{0}” cannot be changed here: {1}.</source>
            <translation>“{0}”不能在这里修改：{1}。</translation>
        </message>
        <message>
            <source>“{0}” cannot be changed: {1}</source>
            <translation>“{0}”不能修改：{1}</translation>
        </message>
        <message>
            <source>“{0}” cannot be moved into its own asset folder</source>
            <translation>不能把“{0}”移到它自己的资源文件夹里</translation>
        </message>
        <message>
            <source>“{0}” cannot be moved into itself</source>
            <translation>不能把“{0}”移到它自己里面</translation>
        </message>
        <message>
            <source>“{0}” cannot be read in {{{{ }}}}.</source>
            <translation>“{0}”在 {{{{ }}}} 里无法解读。</translation>
        </message>
        <message>
            <source>“{0}” cannot be the name of a group: it has letters, digits and _, and begins with no digit</source>
            <translation>“{0}”不能作分组的名称：名称由文字、数字和 _ 组成，不以数字开头</translation>
        </message>
        <message>
            <source>“{0}” holds a value, so it cannot hold keys.</source>
            <translation>“{0}”有一个值，所以里面不能再有键。</translation>
        </message>
        <message>
            <source>“{0}” holds keys of its own, and is no list.</source>
            <translation>“{0}”里面还有自己的键，不是列表。</translation>
        </message>
        <message>
            <source>“{0}” is a draft already</source>
            <translation>“{0}”已经是草稿</translation>
        </message>
        <message>
            <source>“{0}” is a draft: publish it first</source>
            <translation>“{0}”是草稿：请先发布</translation>
        </message>
        <message>
            <source>“{0}” is a name that Windows keeps for itself</source>
            <translation>“{0}”是 Windows 保留的名称</translation>
        </message>
        <message>
            <source>“{0}” is a place on this computer: no reader will see this image.</source>
            <translation>“{0}”是这台电脑上的位置：读者都看不到这张图片。</translation>
        </message>
        <message>
            <source>“{0}” is a table, and tables are not removed here.</source>
            <translation>“{0}”是一个表，这里不能删除表。</translation>
        </message>
        <message>
            <source>“{0}” is a table; change its keys one by one.</source>
            <translation>“{0}”是一个表，请逐个修改它的键。</translation>
        </message>
        <message>
            <source>“{0}” is larger than {1} MB</source>
            <translation>“{0}”大于 {1} MB</translation>
        </message>
        <message>
            <source>“{0}” is missing in {{{{ }}}}.</source>
            <translation>{{{{ }}}} 里缺少“{0}”。</translation>
        </message>
        <message>
            <source>“{0}” is no character's number: that is \xHH, \uHHHH or \UHHHHHHHH</source>
            <translation>“{0}”不是完整的字符编号，应写成 \xHH、\uHHHH 或 \UHHHHHHHH</translation>
        </message>
        <message>
            <source>“{0}” is no draft</source>
            <translation>“{0}”不是草稿</translation>
        </message>
        <message>
            <source>“{0}” is no folder of the site's posts</source>
            <translation>“{0}”不是本站放文章的文件夹</translation>
        </message>
        <message>
            <source>“{0}” is no image</source>
            <translation>“{0}”不是图片</translation>
        </message>
        <message>
            <source>“{0}” is not expected in {{{{ }}}}.</source>
            <translation>{{{{ }}}} 里不该出现“{0}”。</translation>
        </message>
        <message>
            <source>“{0}” is not in the post's asset folder.</source>
            <translation>“{0}”不在文章的资源文件夹里。</translation>
        </message>
        <message>
            <source>“{0}” is taken for an HTML tag and is not shown.</source>
            <translation>“{0}”会被当成 HTML 标签，不会显示出来。</translation>
        </message>
        <message>
            <source>“{0}” leads out of the site's folder</source>
            <translation>“{0}”指向站点的文件夹之外</translation>
        </message>
        <message>
            <source>“{0}” means nothing; a \ itself is written \\</source>
            <translation>“{0}”没有意义；要表示 \ 本身，请写 \\</translation>
        </message>
        <message>
            <source>“{0}” stands before them and a letter behind them</source>
            <translation>星号前面是“{0}”，后面紧跟着文字</translation>
        </message>
        <message>
            <source>“{0}” stands behind another sign that repeats</source>
            <translation>“{0}”紧跟在另一个表示重复的符号后面</translation>
        </message>
        <message>
            <source>“{0}” stays as it is: it is the address of “{1}”, too</source>
            <translation>“{0}”保持不变：它也是“{1}”的地址</translation>
        </message>
        <message>
            <source>“{0}” stays as it is: where it leads from this post is not certain</source>
            <translation>“{0}”保持不变：不能确定它从这篇文章指向哪里</translation>
        </message>
        <message>
            <source>“{0}” was changed on the disk by another program since it was opened.</source>
            <translation>“{0}”打开之后，在磁盘上被别的程序修改了。</translation>
        </message>
        <message>
            <source>“{0}” was deleted on the disk by another program since it was opened.</source>
            <translation>“{0}”打开之后，被别的程序从磁盘上删除了。</translation>
        </message>
        <message>
            <source>“{0}” would be hidden: a post's name does not begin with a dot</source>
            <translation>“{0}”会成为隐藏文件：文章的名称不要以点开头</translation>
        </message>
        <message>
            <source>“{0}” would become a draft: choose “Back to Drafts” for that</source>
            <translation>“{0}”会变成草稿：请用“退回草稿”</translation>
        </message>
        <message>
            <source>“{0}” {1}: {2}. {3}.</source>
            <translation>“{0}”{1}：{2}。{3}。</translation>
        </message>
        <message>
            <source>“{0}”: {1}</source>
            <translation>“{0}”：{1}</translation>
        </message>
    </context>
    <context>
        <name>self._window</name>
        <message>
            <source>Open the folder of a site</source>
            <translation>打开站点的文件夹</translation>
        </message>
        <message>
            <source>The sample site could not be copied. {0}</source>
            <translation>示例站点无法复制。{0}</translation>
        </message>
        <message>
            <source>New post</source>
            <translation>新建文章</translation>
        </message>
        <message>
            <source>New draft</source>
            <translation>新建草稿</translation>
        </message>
        <message>
            <source>Title:</source>
            <translation>标题：</translation>
        </message>
        <message>
            <source>Type what to search for first.</source>
            <translation>请先输入要搜索的内容。</translation>
        </message>
        <message>
            <source>Save this search</source>
            <translation>保存这个搜索</translation>
        </message>
        <message>
            <source>Name:</source>
            <translation>名称：</translation>
        </message>
        <message>
            <source>Go to a post by title, pinyin or path</source>
            <translation>按标题、拼音或路径转到文章</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>移到回收站</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>以及另外 {0} 篇</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>New file name, without its ending:</source>
            <translation>新的文件名，不含扩展名：</translation>
        </message>
        <message>
            <source>Move “{0}” and the images of its asset folder to the trash?</source>
            <translation>把“{0}”和它资源文件夹里的图片移到回收站吗？</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>重新载入</translation>
        </message>
        <message>
            <source>Give up the unsaved changes of “{0}”? Undo brings them back.</source>
            <translation>放弃“{0}”未保存的改动吗？撤销可以恢复。</translation>
        </message>
        <message>
            <source>This text belongs to no file.</source>
            <translation>这段文字不属于任何文件。</translation>
        </message>
        <message>
            <source>Insert a snippet, by name or pinyin</source>
            <translation>按名称或拼音插入片段</translation>
        </message>
        <message>
            <source>Edit a snippet</source>
            <translation>编辑片段</translation>
        </message>
        <message>
            <source>Nothing has been logged yet.</source>
            <translation>还没有任何日志。</translation>
        </message>
        <message>
            <source>No program opens it. The log is {0}</source>
            <translation>没有程序能打开它。日志在 {0}</translation>
        </message>
        <message>
            <source>Restored; it is saved when you save. Undo takes it back.</source>
            <translation>已恢复，保存后生效。撤销可以收回。</translation>
        </message>
        <message>
            <source>This is the header: Markdown begins below it.</source>
            <translation>这里是头信息，Markdown 从它下面开始。</translation>
        </message>
        <message>
            <source>The cursor is not in a table where this can be done.</source>
            <translation>光标不在可以这样做的表格里。</translation>
        </message>
    </context>
    <context>
        <name>window</name>
        <message>
            <source>There is no change of several posts to take back.</source>
            <translation>没有可以撤回的多篇修改。</translation>
        </message>
        <message>
            <source>Undo the last change of several posts</source>
            <translation>撤销上次对多篇文章的修改</translation>
        </message>
        <message>
            <source>Taking the change back…</source>
            <translation>正在撤回…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Take “{0}” of {1} back? It changed {2} {2:post|posts}.</source>
            <translation>撤回 {1} 的“{0}”吗？它修改了 {2} 篇文章。</translation>
        </message>
        <message>
            <source>{0} {0:post is as it was|posts are as they were} before. The others were not taken back.</source>
            <translation>{0} 篇文章已恢复原样，其余的尚未撤销。</translation>
        </message>
        <message>
            <source>Undo the Rest</source>
            <translation>撤销其余的更改</translation>
        </message>
        <message>
            <source>The posts are back where they were.</source>
            <translation>文章已经放回原处。</translation>
        </message>
        <message>
            <source>{0} {0:post is as it was|posts are as they were} before.</source>
            <translation>{0} 篇文章已恢复原样。</translation>
        </message>
        <message>
            <source>{0} {0:post was|posts were} changed.</source>
            <translation>修改了 {0} 篇文章。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>以及另外 {0} 篇</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Open in a Tab of Its Own</source>
            <translation>在单独的标签页中打开</translation>
        </message>
        <message>
            <source>Copy Path</source>
            <translation>复制路径</translation>
        </message>
        <message>
            <source>Copy Paths</source>
            <translation>复制路径</translation>
        </message>
        <message>
            <source>Move {0} Posts to Trash…</source>
            <translation>把 {0} 篇文章移到回收站…</translation>
        </message>
        <message>
            <source>Move to a folder</source>
            <translation>移动到文件夹</translation>
        </message>
        <message>
            <source>Folder, which is made if it is not there:</source>
            <translation>文件夹（没有的话会新建）：</translation>
        </message>
        <message>
            <source>Move {0} {0:post with its asset folder|posts with their asset folders} to {1}?</source>
            <translation>把 {0} 篇文章连同资源文件夹移动到 {1} 吗？</translation>
        </message>
        <message>
            <source>{0} {0:post was|posts were} moved to {1}.</source>
            <translation>{0} 篇文章已移动到 {1}。</translation>
        </message>
        <message>
            <source>Move {0} {0:post|posts} to {1}</source>
            <translation>把 {0} 篇文章移到 {1}</translation>
        </message>
        <message>
            <source>Looking at the posts…</source>
            <translation>正在查看文章…</translation>
        </message>
        <message>
            <source>Move {0} to {1}?</source>
            <translation>把 {0} 移到 {1}？</translation>
        </message>
        <message>
            <source>Move posts</source>
            <translation>移动文章</translation>
        </message>
        <message>
            <source>Rename {0} to {1}?</source>
            <translation>把 {0} 改名为 {1}？</translation>
        </message>
        <message>
            <source>{0} is called {1} now.</source>
            <translation>{0} 已改名为 {1}。</translation>
        </message>
        <message>
            <source>Rename {0} to {1}</source>
            <translation>把 {0} 改名为 {1}</translation>
        </message>
        <message>
            <source>Publish {0} as {1}?</source>
            <translation>把 {0} 发布为 {1}？</translation>
        </message>
        <message>
            <source>Publish {0}</source>
            <translation>发布 {0}</translation>
        </message>
        <message>
            <source>Published as {0}.</source>
            <translation>已发布为 {0}。</translation>
        </message>
        <message>
            <source>Put {0} back among the drafts as {1}?</source>
            <translation>把 {0} 退回草稿，成为 {1}？</translation>
        </message>
        <message>
            <source>Put {0} back among the drafts</source>
            <translation>把 {0} 退回草稿</translation>
        </message>
        <message>
            <source>Back among the drafts as {0}.</source>
            <translation>已退回草稿：{0}。</translation>
        </message>
        <message>
            <source>Moving the posts…</source>
            <translation>正在移动文章…</translation>
        </message>
        <message>
            <source>Links in {0} other {0:post|posts} were updated.</source>
            <translation>另外 {0} 篇文章里的链接已更新。</translation>
        </message>
        <message>
            <source>{0} was moved to {1}.</source>
            <translation>{0} 已移动到 {1}。</translation>
        </message>
        <message>
            <source>Move {0} posts and the images of their asset folders to the trash?</source>
            <translation>把 {0} 篇文章和它们资源文件夹里的图片移到回收站吗？</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>移到回收站</translation>
        </message>
        <message>
            <source>Moving posts to the trash…</source>
            <translation>正在移到回收站…</translation>
        </message>
        <message>
            <source>What was thrown away is in the system's trash.</source>
            <translation>扔掉的文章在系统的回收站里。</translation>
        </message>
        <message>
            <source>Go to Line</source>
            <translation>转到行</translation>
        </message>
        <message>
            <source>Line (1 to {0}):</source>
            <translation>行（1 到 {0}）：</translation>
        </message>
        <message>
            <source>Insert images</source>
            <translation>插入图片</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Keeping the image…</source>
            <translation>正在保存图片…</translation>
        </message>
        <message>
            <source>Kept as {0}, but the post was closed</source>
            <translation>已存为 {0}，但文章已经关闭</translation>
        </message>
        <message>
            <source>Kept as {0}</source>
            <translation>已保存为 {0}</translation>
        </message>
        <message>
            <source>There are no snippets yet: Format ▸ Snippets ▸ New Snippet makes one.</source>
            <translation>还没有片段：用“格式 ▸ 片段 ▸ 新建片段”创建一个。</translation>
        </message>
        <message>
            <source>This is the header: Markdown begins below it.</source>
            <translation>这里是头信息，Markdown 从它下面开始。</translation>
        </message>
        <message>
            <source>Left as they are, for the header does not have them: {0}</source>
            <translation>保持原样，因为头信息里没有：{0}</translation>
        </message>
    </context>
</TS>
