<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Galley</source>
            <translation>關於 Galley</translation>
        </message>
        <message>
            <source>A galley is a printer's first proof: the draft and what it will look like, side by side.</source>
            <translation>Galley（校樣）是印刷前打出的第一份樣張：稿子和它將來的樣子並排放在一起。</translation>
        </message>
        <message>
            <source>MIT licence. Qt is used under the LGPL.</source>
            <translation>MIT 許可。Qt 按 LGPL 使用。</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>&amp;Copy the Versions</source>
            <translation>複製版本資訊(&amp;C)</translation>
        </message>
        <message>
            <source>For a bug report</source>
            <translation>用於報告問題</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;About Galley</source>
            <translation>關於 Galley(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Addresses of Images and Links…</source>
            <translation>圖片和連結的地址(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Always Draw Them</source>
            <translation>總是繪製(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Bold</source>
            <translation>加粗(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Choose the Site's Style Sheet…</source>
            <translation>選擇站點的樣式表(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Close Post</source>
            <translation>關閉文章(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Code</source>
            <translation>程式碼(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Command Palette…</source>
            <translation>命令面板(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>複製(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation>複製一份(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Edit Snippet…</source>
            <translation>編輯片段(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Find in Post…</source>
            <translation>在文章中查詢(&amp;F)…</translation>
        </message>
        <message>
            <source>&amp;Fold Line (&lt;!-- more --&gt;)</source>
            <translation>摘要分隔線（&lt;!-- more --&gt;）(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Fold Section</source>
            <translation>摺疊本節(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Go to Post…</source>
            <translation>轉到文章(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;History…</source>
            <translation>歷史版本(&amp;H)…</translation>
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
            <translation>傾斜(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Join</source>
            <translation>合併行(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;Keyboard Shortcuts</source>
            <translation>鍵盤快捷鍵(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Link</source>
            <translation>連結(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;List of Posts</source>
            <translation>文章列表(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Move to Folder…</source>
            <translation>移動到資料夾(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Never Draw Them</source>
            <translation>從不繪製(&amp;N)</translation>
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
            <translation>開啟站點(&amp;O)…</translation>
        </message>
        <message>
            <source>&amp;Outline</source>
            <translation>大綱(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>貼上(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Preview</source>
            <translation>預覽(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Publish Draft</source>
            <translation>釋出草稿(&amp;P)</translation>
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
            <translation>刪除行(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Rename…</source>
            <translation>重新命名(&amp;R)…</translation>
        </message>
        <message>
            <source>&amp;Replace in Post…</source>
            <translation>在文章中替換(&amp;R)…</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>儲存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Search Posts</source>
            <translation>搜尋文章(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Strike Through</source>
            <translation>刪除線(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Task List</source>
            <translation>任務列表(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Title above the Preview</source>
            <translation>在預覽上方顯示標題(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤銷(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Unfold Section</source>
            <translation>展開本節(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Where Snippets Are Used…</source>
            <translation>片段用在哪裡(&amp;W)…</translation>
        </message>
        <message>
            <source>Align &amp;Left</source>
            <translation>左對齊(&amp;L)</translation>
        </message>
        <message>
            <source>Align Ce&amp;ntre</source>
            <translation>居中對齊(&amp;N)</translation>
        </message>
        <message>
            <source>Align Ri&amp;ght</source>
            <translation>右對齊(&amp;G)</translation>
        </message>
        <message>
            <source>As the &amp;Site Does</source>
            <translation>與站點一致(&amp;S)</translation>
        </message>
        <message>
            <source>B&amp;ullet List</source>
            <translation>無序列表(&amp;U)</translation>
        </message>
        <message>
            <source>Back to &amp;Drafts</source>
            <translation>退回草稿(&amp;D)</translation>
        </message>
        <message>
            <source>Bring Remote Images &amp;Home…</source>
            <translation>把網路圖片存到本地(&amp;H)…</translation>
        </message>
        <message>
            <source>Bring Remote Images of the &amp;Site Home…</source>
            <translation>把站點的網路圖片存到本地(&amp;S)…</translation>
        </message>
        <message>
            <source>By the &amp;Site's Style Sheet</source>
            <translation>用站點的樣式表(&amp;S)</translation>
        </message>
        <message>
            <source>Change &amp;Several Posts…</source>
            <translation>修改多篇文章(&amp;S)…</translation>
        </message>
        <message>
            <source>Chec&amp;k Spelling</source>
            <translation>檢查拼寫(&amp;K)</translation>
        </message>
        <message>
            <source>Code Bloc&amp;k</source>
            <translation>程式碼塊(&amp;K)</translation>
        </message>
        <message>
            <source>Colours of the System</source>
            <translation>顏色跟隨系統</translation>
        </message>
        <message>
            <source>Column Af&amp;ter</source>
            <translation>在右側插入列(&amp;T)</translation>
        </message>
        <message>
            <source>Column B&amp;efore</source>
            <translation>在左側插入列(&amp;E)</translation>
        </message>
        <message>
            <source>Convert to &amp;UTF-8</source>
            <translation>轉換為 UTF-8(&amp;U)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪下(&amp;T)</translation>
        </message>
        <message>
            <source>D&amp;elete</source>
            <translation>刪除(&amp;E)</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Du&amp;plicate</source>
            <translation>複製行(&amp;P)</translation>
        </message>
        <message>
            <source>Find &amp;Next</source>
            <translation>查詢下一個(&amp;N)</translation>
        </message>
        <message>
            <source>Find Pre&amp;vious</source>
            <translation>查詢上一個(&amp;V)</translation>
        </message>
        <message>
            <source>Find in the Pre&amp;view…</source>
            <translation>在預覽中查詢(&amp;V)…</translation>
        </message>
        <message>
            <source>Focus on the Para&amp;graph</source>
            <translation>突出當前段落(&amp;G)</translation>
        </message>
        <message>
            <source>Fold &amp;All</source>
            <translation>全部摺疊(&amp;A)</translation>
        </message>
        <message>
            <source>Fold the &amp;Header</source>
            <translation>摺疊頭資訊(&amp;H)</translation>
        </message>
        <message>
            <source>Go to &amp;Line…</source>
            <translation>轉到行(&amp;L)…</translation>
        </message>
        <message>
            <source>Heading &amp;1</source>
            <translation>一級標題(&amp;1)</translation>
        </message>
        <message>
            <source>Heading &amp;2</source>
            <translation>二級標題(&amp;2)</translation>
        </message>
        <message>
            <source>Heading &amp;3</source>
            <translation>三級標題(&amp;3)</translation>
        </message>
        <message>
            <source>Heading &amp;4</source>
            <translation>四級標題(&amp;4)</translation>
        </message>
        <message>
            <source>Heading &amp;5</source>
            <translation>五級標題(&amp;5)</translation>
        </message>
        <message>
            <source>Heading &amp;6</source>
            <translation>六級標題(&amp;6)</translation>
        </message>
        <message>
            <source>I&amp;mage</source>
            <translation>圖片(&amp;M)</translation>
        </message>
        <message>
            <source>I&amp;mages…</source>
            <translation>圖片(&amp;M)…</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>圖片</translation>
        </message>
        <message>
            <source>Insert Image &amp;File…</source>
            <translation>插入圖片檔案(&amp;F)…</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>淺色</translation>
        </message>
        <message>
            <source>Like &amp;GitHub</source>
            <translation>像 GitHub(&amp;G)</translation>
        </message>
        <message>
            <source>Like a &amp;Book</source>
            <translation>像一本書(&amp;B)</translation>
        </message>
        <message>
            <source>Like the Theme &amp;Butterfly</source>
            <translation>像 Butterfly 主題(&amp;B)</translation>
        </message>
        <message>
            <source>List as Cards</source>
            <translation>以卡片顯示列表</translation>
        </message>
        <message>
            <source>List as Columns</source>
            <translation>以分欄顯示列表</translation>
        </message>
        <message>
            <source>List by Folder</source>
            <translation>按資料夾分組</translation>
        </message>
        <message>
            <source>List by Month</source>
            <translation>按月份分組</translation>
        </message>
        <message>
            <source>List by Tag</source>
            <translation>按標籤分組</translation>
        </message>
        <message>
            <source>Move &amp;Down</source>
            <translation>下移(&amp;D)</translation>
        </message>
        <message>
            <source>Move &amp;Section Up</source>
            <translation>上移整節(&amp;S)</translation>
        </message>
        <message>
            <source>Move &amp;Up</source>
            <translation>上移(&amp;U)</translation>
        </message>
        <message>
            <source>Move Section Do&amp;wn</source>
            <translation>下移整節(&amp;W)</translation>
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
            <translation>下一個拼寫錯誤(&amp;M)</translation>
        </message>
        <message>
            <source>Next Open Post</source>
            <translation>下一篇開啟的文章</translation>
        </message>
        <message>
            <source>Next Pro&amp;blem</source>
            <translation>下一個問題(&amp;B)</translation>
        </message>
        <message>
            <source>No Headings in the List</source>
            <translation>列表不分組</translation>
        </message>
        <message>
            <source>Normal Size</source>
            <translation>預設大小</translation>
        </message>
        <message>
            <source>Nothing but the &amp;Text</source>
            <translation>只顯示正文(&amp;T)</translation>
        </message>
        <message>
            <source>One Level &amp;Down</source>
            <translation>降一級(&amp;D)</translation>
        </message>
        <message>
            <source>One Level &amp;Up</source>
            <translation>升一級(&amp;U)</translation>
        </message>
        <message>
            <source>Open the Sample Site</source>
            <translation>開啟示例站點</translation>
        </message>
        <message>
            <source>P&amp;hone Width</source>
            <translation>手機寬度(&amp;H)</translation>
        </message>
        <message>
            <source>P&amp;roperties</source>
            <translation>屬性(&amp;R)</translation>
        </message>
        <message>
            <source>Past Changes of Several Posts…</source>
            <translation>多篇文章的歷次改動…</translation>
        </message>
        <message>
            <source>Paste as Plain Te&amp;xt</source>
            <translation>貼上為純文本(&amp;X)</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>手機</translation>
        </message>
        <message>
            <source>Preview &amp;Follows the Text</source>
            <translation>預覽跟隨正文(&amp;F)</translation>
        </message>
        <message>
            <source>Previous Misspelt &amp;Word</source>
            <translation>上一個拼寫錯誤(&amp;W)</translation>
        </message>
        <message>
            <source>Previous Open Post</source>
            <translation>上一篇開啟的文章</translation>
        </message>
        <message>
            <source>Previous Proble&amp;m</source>
            <translation>上一個問題(&amp;M)</translation>
        </message>
        <message>
            <source>Pro&amp;blems</source>
            <translation>問題(&amp;B)</translation>
        </message>
        <message>
            <source>Read in Another &amp;Encoding…</source>
            <translation>用其他編碼開啟(&amp;E)…</translation>
        </message>
        <message>
            <source>Read the Posts Again</source>
            <translation>重新讀取文章</translation>
        </message>
        <message>
            <source>Reload from Disk</source>
            <translation>從磁碟重新載入</translation>
        </message>
        <message>
            <source>Remove &amp;Column</source>
            <translation>刪除列(&amp;C)</translation>
        </message>
        <message>
            <source>Replace in the Sit&amp;e…</source>
            <translation>在站點中替換(&amp;E)…</translation>
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
            <translation>全部儲存(&amp;A)</translation>
        </message>
        <message>
            <source>Save After a Pause, Too</source>
            <translation>停頓之後也儲存</translation>
        </message>
        <message>
            <source>Save This Search…</source>
            <translation>儲存這個搜尋…</translation>
        </message>
        <message>
            <source>Save When Leaving a Post or the Window</source>
            <translation>離開文章或視窗時儲存</translation>
        </message>
        <message>
            <source>Save by Hand Only</source>
            <translation>隻手動儲存</translation>
        </message>
        <message>
            <source>Se&amp;ttings…</source>
            <translation>設定(&amp;T)…</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>全選(&amp;A)</translation>
        </message>
        <message>
            <source>Show &amp;Log</source>
            <translation>顯示日誌(&amp;L)</translation>
        </message>
        <message>
            <source>Show Remote &amp;Images of This Site</source>
            <translation>顯示這個站點的網路圖片(&amp;I)</translation>
        </message>
        <message>
            <source>Show in &amp;Folder</source>
            <translation>在資料夾中顯示(&amp;F)</translation>
        </message>
        <message>
            <source>Stop Reading the Posts</source>
            <translation>停止讀取文章</translation>
        </message>
        <message>
            <source>T&amp;ypewriter Mode</source>
            <translation>打字機模式(&amp;Y)</translation>
        </message>
        <message>
            <source>Tags and &amp;Categories…</source>
            <translation>標籤和分類(&amp;C)…</translation>
        </message>
        <message>
            <source>Ti&amp;dy Up</source>
            <translation>整理(&amp;D)</translation>
        </message>
        <message>
            <source>Tick Tas&amp;k</source>
            <translation>勾選任務(&amp;K)</translation>
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
            <translation>到屬性(&amp;R)</translation>
        </message>
        <message>
            <source>U&amp;nfold All</source>
            <translation>全部展開(&amp;N)</translation>
        </message>
        <message>
            <source>Undo the Last Change of Several Posts</source>
            <translation>撤銷上次對多篇文章的修改</translation>
        </message>
        <message>
            <source>Where New Images Go…</source>
            <translation>新圖片放在哪裡…</translation>
        </message>
        <message>
            <source>Zoom &amp;In</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;Out</source>
            <translation>縮小(&amp;O)</translation>
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
            <translation>篩選主機</translation>
        </message>
        <message>
            <source>Hosts</source>
            <translation>主機</translation>
        </message>
        <message>
            <source>Posts that lead there</source>
            <translation>有這些地址的文章</translation>
        </message>
        <message>
            <source>Reading the posts</source>
            <translation>正在讀取文章</translation>
        </message>
        <message>
            <source>&amp;Replace This Host…</source>
            <translation>替換這個主機(&amp;R)…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Reading the posts…</source>
            <translation>正在讀取文章…</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>主機</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>圖片</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>連結</translation>
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
            <translation>{0} 個主機，{1} 張圖片，{2} 個連結。</translation>
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
            <translation>把網路圖片存到本地</translation>
        </message>
        <message>
            <source>Images that stay where they are</source>
            <translation>保持原樣的圖片</translation>
        </message>
        <message>
            <source>Stays where it is</source>
            <translation>保持原樣</translation>
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
            <translation>獲取(&amp;F)</translation>
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
            <translation>正在查詢網路圖片…</translation>
        </message>
        <message>
            <source>There are no remote images.</source>
            <translation>沒有網路圖片。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>{0} {0:image|images} of {1} {1:host|hosts} {0:is|are} shown in {2} {2:post|posts}: {3}. {0:It is|They are} fetched first; nothing in the site changes before you choose Bring Home.</source>
            <translation>{2} 篇文章裡有 {0} 張網路圖片，來自 {1} 個主機：{3}。會先獲取它們；選擇“存到本地”之前，站點不會有任何改變。</translation>
        </message>
        <message>
            <source>Fetching {0} {0:image|images}…</source>
            <translation>正在獲取 {0} 張圖片…</translation>
        </message>
        <message>
            <source>{0} {0:place|places} in {1} {1:post|posts} {0:gets|get} an image of the site.</source>
            <translation>{1} 篇文章中的 {0} 處改用站點裡的圖片。</translation>
        </message>
        <message>
            <source>{0} {0:image|images} could not be had and {0:stays as it is|stay as they are}.</source>
            <translation>{0} 張圖片沒有取到，保持原樣。</translation>
        </message>
        <message>
            <source>{0} {0:image was|images were} brought home.</source>
            <translation>{0} 張圖片已存到本地。</translation>
        </message>
        <message>
            <source>{0} {0:stays where it is|stay where they are}.</source>
            <translation>{0} 張保持原樣。</translation>
        </message>
        <message>
            <source>Another change is being written; try again after it.</source>
            <translation>正在寫入另一次改動，請在它完成之後再試。</translation>
        </message>
        <message>
            <source>The post has changed meanwhile; nothing was written into it.</source>
            <translation>文章在這期間改變了，沒有寫入任何內容。</translation>
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
            <translation>新增標籤</translation>
        </message>
        <message>
            <source>Remove a tag</source>
            <translation>刪除標籤</translation>
        </message>
        <message>
            <source>Set a property</source>
            <translation>設定屬性</translation>
        </message>
        <message>
            <source>What to change</source>
            <translation>修改什麼</translation>
        </message>
        <message>
            <source>Property</source>
            <translation>屬性</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Nothing is written before you choose Apply.</source>
            <translation>選擇“應用”之前不會寫入任何內容。</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>{0} of {1} {1:post|posts} {0:changes|change}.</source>
            <translation>{1} 篇文章中有 {0} 篇會改變。</translation>
        </message>
    </context>
    <context>
        <name>CategoriesField</name>
        <message>
            <source>Add, or parent &gt; child…</source>
            <translation>新增，或寫成 上級 &gt; 下級…</translation>
        </message>
    </context>
    <context>
        <name>ChangeDialog</name>
        <message>
            <source>Keep the files' times (Hexo shows them as “updated”)</source>
            <translation>保留檔案的時間（Hexo 把它顯示為“更新於”）</translation>
        </message>
        <message>
            <source>{0} cannot be changed safely and {0:stays as it is|stay as they are}.</source>
            <translation>{0} 篇無法安全地修改，將保持原樣。</translation>
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
            <translation>會改變的文章及其位置</translation>
        </message>
    </context>
    <context>
        <name>ChangeWindow</name>
        <message>
            <source>&amp;Undo</source>
            <translation>撤銷(&amp;U)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>正在寫入…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The change is taken back.</source>
            <translation>改動已撤回。</translation>
        </message>
    </context>
    <context>
        <name>ChipsField</name>
        <message>
            <source>Add…</source>
            <translation>新增…</translation>
        </message>
        <message>
            <source>Remove {0}</source>
            <translation>刪除 {0}</translation>
        </message>
    </context>
    <context>
        <name>ColumnHeader</name>
        <message>
            <source>Columns</source>
            <translation>分欄</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>修改時間</translation>
        </message>
    </context>
    <context>
        <name>Completion</name>
        <message>
            <source>What may be meant</source>
            <translation>可能想用的寫法</translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>“{0}”: on the disk and here</source>
            <translation>“{0}”：磁碟上的與這裡的</translation>
        </message>
        <message>
            <source>On the disk</source>
            <translation>磁碟上</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>這裡</translation>
        </message>
        <message>
            <source>Show the &amp;merged text</source>
            <translation>顯示合併後的文字(&amp;M)</translation>
        </message>
        <message>
            <source>Keep &amp;Mine</source>
            <translation>保留我的(&amp;M)</translation>
        </message>
        <message>
            <source>Take &amp;Theirs</source>
            <translation>採用對方的(&amp;T)</translation>
        </message>
        <message>
            <source>Take &amp;Both</source>
            <translation>兩者都要(&amp;B)</translation>
        </message>
        <message>
            <source>Decide &amp;Later</source>
            <translation>以後再說(&amp;L)</translation>
        </message>
        <message>
            <source>Save what is here in the place of the file</source>
            <translation>用這裡的內容儲存並替換檔案</translation>
        </message>
        <message>
            <source>Show the file; what is here stays in undo and history</source>
            <translation>顯示檔案的內容；這裡的內容留在撤銷記錄和歷史版本裡</translation>
        </message>
        <message>
            <source>Put both changes into the text here; saving is up to you</source>
            <translation>把兩邊的改動都放進這裡的文字，是否儲存由您決定</translation>
        </message>
        <message>
            <source>It is not known what both were made from, so they cannot be merged.</source>
            <translation>不知道兩邊是從什麼改起的，所以無法合併。</translation>
        </message>
        <message>
            <source>The two changed different places: “Take Both” has every change of both.</source>
            <translation>兩邊改的是不同的地方：“兩者都要”包含兩邊的全部改動。</translation>
        </message>
        <message>
            <source>Places where both changed the same lines: {0}. “Take Both” keeps what is chosen below there, and every other change of both.</source>
            <translation>兩邊改動了同樣的行，共 {0} 處。“兩者都要”在這些地方採用下面所選的，其餘改動全部保留。</translation>
        </message>
        <message>
            <source>Place {0}</source>
            <translation>第 {0} 處</translation>
        </message>
        <message>
            <source>Mine, then theirs</source>
            <translation>先我的，後對方的</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>我的</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>對方的</translation>
        </message>
        <message>
            <source>{0} — mine: {1} — theirs: {2}</source>
            <translation>{0}——我的：{1}——對方的：{2}</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>已刪除</translation>
        </message>
        <message>
            <source>a blank line</source>
            <translation>一個空行</translation>
        </message>
        <message>
            <source>Both, merged</source>
            <translation>合併兩者</translation>
        </message>
    </context>
    <context>
        <name>DateField</name>
        <message>
            <source>Set to the present date and time, in the form it is written in</source>
            <translation>設為現在的日期和時間，寫法不變</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>現在</translation>
        </message>
    </context>
    <context>
        <name>DateWords</name>
        <message>
            <source>not a date the site understands</source>
            <translation>站點看不懂的日期</translation>
        </message>
    </context>
    <context>
        <name>Diagrams</name>
        <message>
            <source>This diagram is too long to be drawn.</source>
            <translation>這個圖表太長，無法繪製。</translation>
        </message>
        <message>
            <source>This diagram could not be drawn: it takes too long.</source>
            <translation>這個圖表無法繪製：耗時過長。</translation>
        </message>
    </context>
    <context>
        <name>EncodingCommands</name>
        <message>
            <source>This post is written in UTF-8 already.</source>
            <translation>這篇文章已經是 UTF-8 編碼。</translation>
        </message>
        <message>
            <source>The next save writes this post in UTF-8.</source>
            <translation>下次儲存時，這篇文章會寫成 UTF-8。</translation>
        </message>
        <message>
            <source>Save this post before it is read in another encoding.</source>
            <translation>換一種編碼開啟之前，請先儲存這篇文章。</translation>
        </message>
        <message>
            <source>Choose the Encoding…</source>
            <translation>選擇編碼…</translation>
        </message>
        <message>
            <source>This post is written in {0}, and is saved so. Site generators read UTF-8: the published page would not be readable.</source>
            <translation>這篇文章的編碼是 {0}，儲存時保持不變。站點生成器只認 UTF-8：釋出出來的頁面會是亂碼。</translation>
        </message>
        <message>
            <source>Convert to UTF-8</source>
            <translation>轉換為 UTF-8</translation>
        </message>
        <message>
            <source>Another Encoding…</source>
            <translation>其他編碼…</translation>
        </message>
    </context>
    <context>
        <name>EncodingDialog</name>
        <message>
            <source>Encoding</source>
            <translation>編碼</translation>
        </message>
        <message>
            <source>Choose the encoding in which “{0}” can be read:</source>
            <translation>選擇能正確顯示“{0}”的編碼：</translation>
        </message>
        <message>
            <source>Encodings</source>
            <translation>編碼列表</translation>
        </message>
        <message>
            <source>The text in this encoding</source>
            <translation>用這種編碼讀出的文字</translation>
        </message>
        <message>
            <source>Simplified Chinese</source>
            <translation>簡體中文</translation>
        </message>
        <message>
            <source>Traditional Chinese</source>
            <translation>繁體中文</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>日文</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>韓文</translation>
        </message>
        <message>
            <source>Western European</source>
            <translation>西歐</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in this post</source>
            <translation>在這篇文章中查詢</translation>
        </message>
        <message>
            <source>Replace by</source>
            <translation>替換為</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>區分大小寫</translation>
        </message>
        <message>
            <source>Whole words</source>
            <translation>全字匹配</translation>
        </message>
        <message>
            <source>Regular expression; $1 or \1 is its first group, $&amp; all of it, $$ a dollar</source>
            <translation>正規表示式；$1 或 \1 是第一個分組，$&amp; 是找到的全部，$$ 是美元符號</translation>
        </message>
        <message>
            <source>Only in the selection</source>
            <translation>只在選中的文字裡</translation>
        </message>
        <message>
            <source>Find previous</source>
            <translation>查詢上一個</translation>
        </message>
        <message>
            <source>Find next</source>
            <translation>查詢下一個</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替換</translation>
        </message>
        <message>
            <source>Replace this one and find the next</source>
            <translation>替換這一處並查詢下一處</translation>
        </message>
        <message>
            <source>Replace All</source>
            <translation>全部替換</translation>
        </message>
        <message>
            <source>Replace all, as one step to undo</source>
            <translation>全部替換，撤銷時算作一步</translation>
        </message>
        <message>
            <source>?</source>
            <translation>?</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>沒有找到</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 處，共 {1} 處</translation>
        </message>
        <message>
            <source>{0} found</source>
            <translation>找到 {0} 處</translation>
        </message>
        <message>
            <source>{0} replaced</source>
            <translation>替換了 {0} 處</translation>
        </message>
    </context>
    <context>
        <name>FoldMargin</name>
        <message>
            <source>Fold or unfold the section of a heading</source>
            <translation>摺疊或展開標題下的一節</translation>
        </message>
    </context>
    <context>
        <name>FolderWatcher</name>
        <message>
            <source>Changes made by other programs will not be noticed. {0}</source>
            <translation>無法察覺其他程式所做的更改。{0}</translation>
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
            <translation>在頭資訊中顯示</translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message>
            <source>History of “{0}”</source>
            <translation>“{0}”的歷史版本</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>那時</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>現在</translation>
        </message>
        <message>
            <source>&amp;Restore</source>
            <translation>恢復(&amp;R)</translation>
        </message>
        <message>
            <source>Put this version into the editor; undo brings the present text back</source>
            <translation>把這個版本放進編輯器；撤銷可以恢復現在的文字</translation>
        </message>
        <message>
            <source>No earlier version is known. Each save keeps the one it replaces.</source>
            <translation>沒有更早的版本。每次儲存都會留下被覆蓋的版本。</translation>
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
            <translation>文章的圖片</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>圖片</translation>
        </message>
        <message>
            <source>&amp;Insert at the Cursor</source>
            <translation>插入到游標處(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Bring Home…</source>
            <translation>存到本地(&amp;B)…</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>設定(&amp;S)…</translation>
        </message>
        <message>
            <source>Where new images go, what they are called, how large they are</source>
            <translation>新圖片放在哪裡、叫什麼名字、有多大</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>圖片</translation>
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
            <translation>狀態</translation>
        </message>
        <message>
            <source>in the site</source>
            <translation>在站點裡</translation>
        </message>
        <message>
            <source>remote</source>
            <translation>在網路上</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>not used</source>
            <translation>沒有使用</translation>
        </message>
        <message>
            <source>{0} {0:image|images}</source>
            <translation>{0} 張圖片</translation>
        </message>
        <message>
            <source>{0}, {1} remote</source>
            <translation>{0}，{1} 張在網路上</translation>
        </message>
        <message>
            <source>{0}, {1} missing</source>
            <translation>{0}，{1} 張缺失</translation>
        </message>
        <message>
            <source>{0}, {1} not used</source>
            <translation>{0}，{1} 張沒有使用</translation>
        </message>
    </context>
    <context>
        <name>Keeper</name>
        <message>
            <source>Unsaved text cannot be kept for a restart now: {0} Save often.</source>
            <translation>現在無法為重新啟動保留未儲存的文字：{0}請經常儲存。</translation>
        </message>
    </context>
    <context>
        <name>LinksDialog</name>
        <message>
            <source>Links to these posts</source>
            <translation>指向這些文章的連結</translation>
        </message>
        <message>
            <source>&amp;Leave Links as They Are</source>
            <translation>不改連結(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Update Links</source>
            <translation>更新連結(&amp;U)</translation>
        </message>
        <message>
            <source>{0} {0:link|links} in {1} other {1:post|posts} {0:leads|lead} here.</source>
            <translation>另外 {1} 篇文章裡有 {0} 個連結指向這裡。</translation>
        </message>
        <message>
            <source>{0} {0:link stays as it is|links stay as they are}: it is not certain where {0:it leads|they lead}.</source>
            <translation>有 {0} 個連結保持不變：不能確定它們指向哪裡。</translation>
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
            <translation>列表的外觀</translation>
        </message>
        <message>
            <source>Cards or columns, headings, saved searches</source>
            <translation>卡片或分欄、分組、儲存的搜尋</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>卡片</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>分欄</translation>
        </message>
        <message>
            <source>Headings</source>
            <translation>分組</translation>
        </message>
        <message>
            <source>None</source>
            <translation>不分組</translation>
        </message>
        <message>
            <source>By folder</source>
            <translation>按資料夾</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>按月份</translation>
        </message>
        <message>
            <source>By tag</source>
            <translation>按標籤</translation>
        </message>
        <message>
            <source>Fold All</source>
            <translation>全部摺疊</translation>
        </message>
        <message>
            <source>Unfold All</source>
            <translation>全部展開</translation>
        </message>
        <message>
            <source>Save This Search…</source>
            <translation>儲存這個搜尋…</translation>
        </message>
        <message>
            <source>By header key</source>
            <translation>按頭資訊的鍵</translation>
        </message>
        <message>
            <source>Header Keys as Columns</source>
            <translation>把頭資訊的鍵顯示為列</translation>
        </message>
    </context>
    <context>
        <name>LookCommands</name>
        <message>
            <source>The Site's Style Sheet</source>
            <translation>站點的樣式表</translation>
        </message>
        <message>
            <source>Style sheets (*.css)</source>
            <translation>樣式表 (*.css)</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>This site is open in another window, which was told.</source>
            <translation>這個站點已在另一個視窗開啟，已經通知它。</translation>
        </message>
        <message>
            <source>{0} was changed on disk and is shown as it is now.</source>
            <translation>{0} 在磁碟上改過了，現在顯示的是新的內容。</translation>
        </message>
        <message>
            <source>{0} was changed by Galley: {1}</source>
            <translation>{0} 已由 Galley 修改：{1}</translation>
        </message>
        <message>
            <source>This link leads to a page of the site: {0}</source>
            <translation>這個連結指向站點的頁面：{0}</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>搜尋命令</translation>
        </message>
        <message>
            <source>Open the folder of your site to begin.</source>
            <translation>請開啟站點的資料夾，從這裡開始。</translation>
        </message>
        <message>
            <source>Choose a post from the list, or write a new one.</source>
            <translation>請從列表中選一篇文章，或者新寫一篇。</translation>
        </message>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>編輯</translation>
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
            <translation>轉到</translation>
        </message>
        <message>
            <source>View</source>
            <translation>檢視</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>幫助</translation>
        </message>
        <message>
            <source>Formulas</source>
            <translation>公式</translation>
        </message>
        <message>
            <source>Heading</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Preview Style</source>
            <translation>預覽樣式</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>章節</translation>
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
            <translation>名稱</translation>
        </message>
        <message>
            <source>Kept in</source>
            <translation>儲存在</translation>
        </message>
        <message>
            <source>this site ({0})</source>
            <translation>這個站點（{0}）</translation>
        </message>
        <message>
            <source>my own folder, for all sites</source>
            <translation>我自己的資料夾，所有站點可用</translation>
        </message>
        <message>
            <source>Name:</source>
            <translation>名稱：</translation>
        </message>
        <message>
            <source>Kept in:</source>
            <translation>儲存在：</translation>
        </message>
        <message>
            <source>In its text {{title}}, {{date}}, {{date:%Y-%m-%d}}, {{selection}} and any key of the header stand for what the post has, and {{cursor}} for where to write on.</source>
            <translation>在片段的文字裡，{{title}}、{{date}}、{{date:%Y-%m-%d}}、{{selection}} 和頭資訊的任何鍵代表文章裡的內容，{{cursor}} 代表接著寫的位置。</translation>
        </message>
        <message>
            <source>Make It</source>
            <translation>建立</translation>
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
            <translation>列表的順序</translation>
        </message>
        <message>
            <source>Order of the list; choose the same again to turn it round</source>
            <translation>列表的順序；再選一次同一項可以反過來</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>修改時間</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>路徑</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最相關的在前</translation>
        </message>
        <message>
            <source>Header key</source>
            <translation>頭資訊的鍵</translation>
        </message>
    </context>
    <context>
        <name>OutlinePanel</name>
        <message>
            <source>Outline of the post</source>
            <translation>文章的大綱</translation>
        </message>
    </context>
    <context>
        <name>PastChangesDialog</name>
        <message>
            <source>Past changes of several posts</source>
            <translation>多篇文章的歷次改動</translation>
        </message>
        <message>
            <source>Past changes</source>
            <translation>歷次改動</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>改動</translation>
        </message>
        <message>
            <source>When</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>文章數</translation>
        </message>
        <message>
            <source>A change is taken back where posts are still as it left them; the others are named and stay.</source>
            <translation>文章若仍是該次改動後的樣子，就會還原；此後又變過的會列出名字，保持不動。</translation>
        </message>
        <message>
            <source>&amp;Take Back</source>
            <translation>撤銷(&amp;T)</translation>
        </message>
    </context>
    <context>
        <name>PostDelegate</name>
        <message>
            <source>Not published</source>
            <translation>未釋出</translation>
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
            <translation>磁碟沒有響應。文字在這裡是安全的，一有可能就會儲存。</translation>
        </message>
        <message>
            <source>The disk does not answer.</source>
            <translation>磁碟沒有響應。</translation>
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
            <translation>沒有 {0}</translation>
        </message>
        <message>
            <source>Without</source>
            <translation>沒有</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>沒有日期</translation>
        </message>
        <message>
            <source>The site's own folder</source>
            <translation>站點根資料夾</translation>
        </message>
    </context>
    <context>
        <name>PostTabs</name>
        <message>
            <source>Open posts</source>
            <translation>開啟的文章</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Close the Others</source>
            <translation>關閉其他文章</translation>
        </message>
    </context>
    <context>
        <name>PostsPanel</name>
        <message>
            <source>image</source>
            <translation>圖片</translation>
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
            <translation>已選 {0} 篇，共 {1} 篇</translation>
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
            <translation>沒有開啟站點。</translation>
        </message>
        <message>
            <source>Reading the posts…</source>
            <translation>正在讀取文章…</translation>
        </message>
        <message>
            <source>No post matches.</source>
            <translation>沒有符合的文章。</translation>
        </message>
        <message>
            <source>This folder has no posts yet.</source>
            <translation>這個資料夾裡還沒有文章。</translation>
        </message>
    </context>
    <context>
        <name>PreviewFindBar</name>
        <message>
            <source>Find in the preview</source>
            <translation>在預覽中查詢</translation>
        </message>
        <message>
            <source>Find previous</source>
            <translation>查詢上一個</translation>
        </message>
        <message>
            <source>Find next</source>
            <translation>查詢下一個</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 處，共 {1} 處</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>沒有找到</translation>
        </message>
    </context>
    <context>
        <name>PreviewPane</name>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>The preview could not follow: {0}</source>
            <translation>預覽沒有跟上：{0}</translation>
        </message>
    </context>
    <context>
        <name>PreviewView</name>
        <message>
            <source>There is no preview for the user root: the sandbox that keeps a post's content away from your files does not work there. Start Galley as an ordinary user.</source>
            <translation>root 使用者沒有預覽：把文章內容和您的檔案隔開的沙盒對 root 不起作用。請以普通使用者啟動 Galley。</translation>
        </message>
        <message>
            <source>There is no preview: this system does not let Galley build the sandbox that keeps a post's content away from your files. On Ubuntu and Debian, install Galley from its .deb package, which asks the system for it (the AppArmor right “userns”).</source>
            <translation>沒有預覽：這個系統不允許 Galley 建立把文章內容和您的檔案隔開的沙盒。在 Ubuntu 和 Debian 上，請用 .deb 包安裝 Galley，它會向系統申請這個許可權（AppArmor 的“userns”）。</translation>
        </message>
    </context>
    <context>
        <name>ProblemsPanel</name>
        <message>
            <source>Problems</source>
            <translation>問題</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修復</translation>
        </message>
        <message>
            <source>Other repairs</source>
            <translation>其他修復辦法</translation>
        </message>
        <message>
            <source>Close the list of problems</source>
            <translation>關閉問題列表</translation>
        </message>
        <message>
            <source>Problems of this post</source>
            <translation>這篇文章的問題</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>錯誤</translation>
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
            <translation>問題：{0}</translation>
        </message>
        <message>
            <source>No problems found</source>
            <translation>沒有發現問題</translation>
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
            <translation>（沒有地址）</translation>
        </message>
        <message>
            <source>Embedded page</source>
            <translation>嵌入的頁面</translation>
        </message>
        <message>
            <source>Embedded object</source>
            <translation>嵌入的物件</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>This formula is too long to be drawn.</source>
            <translation>這個公式太長，無法繪製。</translation>
        </message>
        <message>
            <source>No problems</source>
            <translation>沒有問題</translation>
        </message>
        <message>
            <source>{0} {0:problem|problems}</source>
            <translation>{0} 個問題</translation>
        </message>
        <message>
            <source>What may go wrong when this post is published (errors: {0})</source>
            <translation>這篇文章釋出時可能出錯的地方（錯誤：{0}）</translation>
        </message>
        <message>
            <source>The text has just changed: it is being looked at again.</source>
            <translation>文字剛剛改變，正在重新檢查。</translation>
        </message>
        <message>
            <source>No problems found.</source>
            <translation>沒有發現問題。</translation>
        </message>
    </context>
    <context>
        <name>PropertiesForm</name>
        <message>
            <source>{0}: click to rename or remove</source>
            <translation>{0}：點選可以改名或刪除</translation>
        </message>
        <message>
            <source>+ Add property</source>
            <translation>+ 新增屬性</translation>
        </message>
        <message>
            <source>Add a property</source>
            <translation>新增屬性</translation>
        </message>
        <message>
            <source>Edit in header</source>
            <translation>在頭資訊中編輯</translation>
        </message>
        <message>
            <source>Rename {0}…</source>
            <translation>重新命名 {0}…</translation>
        </message>
        <message>
            <source>Remove {0}</source>
            <translation>刪除 {0}</translation>
        </message>
        <message>
            <source>Rename property</source>
            <translation>重新命名屬性</translation>
        </message>
        <message>
            <source>New name:</source>
            <translation>新名稱：</translation>
        </message>
        <message>
            <source>Another name…</source>
            <translation>其他名稱…</translation>
        </message>
        <message>
            <source>Add property</source>
            <translation>新增屬性</translation>
        </message>
        <message>
            <source>Name:</source>
            <translation>名稱：</translation>
        </message>
    </context>
    <context>
        <name>RawField</name>
        <message>
            <source>Edit {0} in the header</source>
            <translation>在頭資訊中編輯 {0}</translation>
        </message>
        <message>
            <source>In header</source>
            <translation>在頭資訊中</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source>A change of several files</source>
            <translation>對幾個檔案的修改</translation>
        </message>
        <message>
            <source>“{0}” was cut short and can be neither finished nor taken back: {1}</source>
            <translation>“{0}”中途中斷，既不能完成，也不能撤回：{1}</translation>
        </message>
        <message>
            <source>“{0}” was cut short and is finished now.</source>
            <translation>“{0}”曾中途中斷，現在已經完成。</translation>
        </message>
        <message>
            <source>“{0}” was cut short and has been taken back.</source>
            <translation>“{0}”曾中途中斷，現在已經撤回。</translation>
        </message>
        <message>
            <source>The folder of unsaved text, {0}, cannot be used: {1}.</source>
            <translation>存放未儲存文字的資料夾 {0} 無法使用：{1}。</translation>
        </message>
        <message>
            <source>Saving “{0}” was cut short and another program has changed it since. It is left as it is.</source>
            <translation>儲存“{0}”時中斷，之後別的程式又修改了它。現在保持原樣。</translation>
        </message>
        <message>
            <source>Saving “{0}” was cut short and another program has changed it since. It is left as it is; both versions are in its history.</source>
            <translation>儲存“{0}”時中斷，之後別的程式又修改了它。現在保持原樣，兩個版本都在歷史版本裡。</translation>
        </message>
    </context>
    <context>
        <name>RecoveryDialog</name>
        <message>
            <source>Unsaved text was found</source>
            <translation>發現了未儲存的文字</translation>
        </message>
        <message>
            <source>Galley ended before these texts were saved. Restore opens a post with its text, unsaved; the file on the disk changes only when you save.</source>
            <translation>Galley 在儲存這些文字之前就結束了。“恢復”會開啟文章並帶回未儲存的文字；只有您儲存時，磁碟上的檔案才會改變。</translation>
        </message>
        <message>
            <source>Unsaved texts</source>
            <translation>未儲存的文字</translation>
        </message>
        <message>
            <source>On the disk</source>
            <translation>磁碟上</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>未儲存</translation>
        </message>
        <message>
            <source>&amp;Restore</source>
            <translation>恢復(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>放棄(&amp;D)</translation>
        </message>
        <message>
            <source>Restore &amp;All</source>
            <translation>全部恢復(&amp;A)</translation>
        </message>
        <message>
            <source>Ask Me &amp;Later</source>
            <translation>以後再問(&amp;L)</translation>
        </message>
        <message>
            <source>The file cannot be shown: {0}.</source>
            <translation>檔案無法顯示：{0}。</translation>
        </message>
        <message>
            <source>Another program has changed the file since; after restoring you can merge the two, or choose one.</source>
            <translation>之後別的程式修改了這個檔案；恢復以後可以合併兩者，或選擇其中之一。</translation>
        </message>
        <message>
            <source>A part of what was kept could not be read: the last change may be missing.</source>
            <translation>保留的內容有一部分無法讀取：最後的改動可能缺失。</translation>
        </message>
    </context>
    <context>
        <name>RemoteImages</name>
        <message>
            <source>Remote image, not loaded</source>
            <translation>網路圖片，未載入</translation>
        </message>
        <message>
            <source>The server can't be reached</source>
            <translation>無法連線伺服器</translation>
        </message>
        <message>
            <source>Remote image, loading</source>
            <translation>網路圖片，正在載入</translation>
        </message>
    </context>
    <context>
        <name>ReplaceWindow</name>
        <message>
            <source>Replace in the site</source>
            <translation>在站點中替換</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查詢</translation>
        </message>
        <message>
            <source>Replace by</source>
            <translation>替換為</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正規表示式</translation>
        </message>
        <message>
            <source>Whole words</source>
            <translation>全字匹配</translation>
        </message>
        <message>
            <source>Match case</source>
            <translation>區分大小寫</translation>
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
            <translation>正文裡</translation>
        </message>
        <message>
            <source>in the header</source>
            <translation>頭資訊裡</translation>
        </message>
        <message>
            <source>in addresses of images and links</source>
            <translation>圖片和連結的地址裡</translation>
        </message>
        <message>
            <source>as the host of addresses</source>
            <translation>作為地址的主機</translation>
        </message>
        <message>
            <source>Which posts</source>
            <translation>哪些文章</translation>
        </message>
        <message>
            <source>all posts of the site</source>
            <translation>站點的所有文章</translation>
        </message>
        <message>
            <source>the posts that the list shows</source>
            <translation>列表中顯示的文章</translation>
        </message>
        <message>
            <source>the posts selected in the list</source>
            <translation>列表中選中的文章</translation>
        </message>
        <message>
            <source>Of these, only what a search finds, as in tag:…</source>
            <translation>只限其中能搜到的，例如 標籤:…</translation>
        </message>
        <message>
            <source>Search for the posts</source>
            <translation>搜尋文章</translation>
        </message>
        <message>
            <source>Only where the new address ans&amp;wers</source>
            <translation>只替換新地址能訪問的(&amp;W)</translation>
        </message>
        <message>
            <source>Replace asks the new host for each address first</source>
            <translation>“替換”會先向新的主機詢問每個地址</translation>
        </message>
        <message>
            <source>{0} {0:post|posts}</source>
            <translation>{0} 篇文章</translation>
        </message>
        <message>
            <source>{0} {0:place|places} in {1} {1:post|posts} {0:is|are} replaced.</source>
            <translation>將替換 {1} 篇文章中的 {0} 處。</translation>
        </message>
        <message>
            <source>{0} of {1} new {1:address|addresses} {0:does not answer and is|do not answer and are} left out.</source>
            <translation>{1} 個新地址中有 {0} 個不能訪問，已排除。</translation>
        </message>
        <message>
            <source>&amp;Replace</source>
            <translation>替換(&amp;R)</translation>
        </message>
        <message>
            <source>^ and $ are ends of lines. In what replaces it, $1 or \1 is the first group, ${name} a named one, $&amp; all that was found, $$ a dollar.</source>
            <translation>^ 和 $ 是行首和行尾。替換內容裡 $1 或 \1 是第一個分組，${name} 是命名分組，$&amp; 是找到的全部，$$ 是美元符號。</translation>
        </message>
        <message>
            <source>Find:</source>
            <translation>查詢：</translation>
        </message>
        <message>
            <source>Replace by:</source>
            <translation>替換為：</translation>
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
            <translation>新的主機，如 images.example.com</translation>
        </message>
        <message>
            <source>Nothing is written before you choose Replace.</source>
            <translation>選擇“替換”之前不會寫入任何內容。</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>正在搜尋…</translation>
        </message>
        <message>
            <source>Nothing is found that would change.</source>
            <translation>沒有找到會改變的內容。</translation>
        </message>
        <message>
            <source>Asking whether the new addresses answer…</source>
            <translation>正在詢問新地址能否訪問…</translation>
        </message>
        <message>
            <source>Replace changes what is ticked.</source>
            <translation>“替換”會修改勾選的內容。</translation>
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
            <translation>預覽已停止。您的文字不受影響。</translation>
        </message>
        <message>
            <source>Start the Preview Again</source>
            <translation>重新啟動預覽</translation>
        </message>
        <message>
            <source>The preview stopped and was started again.</source>
            <translation>預覽停止後已重新啟動。</translation>
        </message>
    </context>
    <context>
        <name>ReviewDialog</name>
        <message>
            <source>{0} of {1} {1:post|posts} {0:changes|change}.</source>
            <translation>{1} 篇文章中有 {0} 篇會改變。</translation>
        </message>
    </context>
    <context>
        <name>ReviewPane</name>
        <message>
            <source>What changes in this post</source>
            <translation>這篇文章中的改動</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>進度</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全選</translation>
        </message>
        <message>
            <source>Tick everything</source>
            <translation>全部勾選</translation>
        </message>
        <message>
            <source>None</source>
            <translation>全不選</translation>
        </message>
        <message>
            <source>Tick nothing</source>
            <translation>全部不選</translation>
        </message>
    </context>
    <context>
        <name>SaveBars</name>
        <message>
            <source>{0} posts could not be saved. The last: {1}</source>
            <translation>{0} 篇文章無法儲存。最後一篇：{1}</translation>
        </message>
        <message>
            <source>Try Again</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>“{0}” is no longer on the disk: what you see here is the only copy. Saving writes the file again.</source>
            <translation>“{0}”已經不在磁碟上：您在這裡看到的是唯一的一份。儲存會重新寫出檔案。</translation>
        </message>
        <message>
            <source>{0} open posts are no longer on the disk, “{1}” among them: what you see here are the only copies. Saving writes the files again.</source>
            <translation>{0} 篇開啟的文章已經不在磁碟上，其中有“{1}”：您在這裡看到的是唯一的一份。儲存會重新寫出檔案。</translation>
        </message>
        <message>
            <source>Save Again</source>
            <translation>重新儲存</translation>
        </message>
        <message>
            <source>“{0}” was changed by another program while it has unsaved text here.</source>
            <translation>“{0}”在這裡有未儲存的文字時，被別的程式修改了。</translation>
        </message>
        <message>
            <source>“{0}” was changed by Galley while it has unsaved text here: {1}.</source>
            <translation>“{0}”在這裡有未儲存的文字時，被 Galley 修改了：{1}。</translation>
        </message>
        <message>
            <source>Compare…</source>
            <translation>比較…</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>保留我的</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>採用對方的</translation>
        </message>
        <message>
            <source>The two changed different places.</source>
            <translation>兩邊改的是不同的地方。</translation>
        </message>
        <message>
            <source>Take both</source>
            <translation>兩者都要</translation>
        </message>
        <message>
            <source>Both changes are in the text now. Look it over, then save; undo brings yours back.</source>
            <translation>兩邊的改動都已放進文字裡。請看一遍再儲存；撤銷可以恢復您的那一份。</translation>
        </message>
    </context>
    <context>
        <name>ScanBar</name>
        <message>
            <source>Reading the posts</source>
            <translation>正在讀取文章</translation>
        </message>
        <message>
            <source>Stop reading; what is read stays in the list</source>
            <translation>停止讀取，已讀的留在列表裡</translation>
        </message>
        <message>
            <source>Go on reading the posts</source>
            <translation>繼續讀取文章</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>已讀 {0} 篇，共 {1} 篇</translation>
        </message>
        <message>
            <source>The site's folder is gone.</source>
            <translation>站點資料夾不見了。</translation>
        </message>
        <message>
            <source>Not all posts are read.</source>
            <translation>還有文章沒有讀完。</translation>
        </message>
    </context>
    <context>
        <name>SchemeHandler</name>
        <message>
            <source>Not found in the site's folder</source>
            <translation>站點的資料夾裡沒有</translation>
        </message>
        <message>
            <source>The drive does not answer</source>
            <translation>磁碟沒有響應</translation>
        </message>
        <message>
            <source>Not shown: it lies outside the site</source>
            <translation>不顯示：在站點之外</translation>
        </message>
        <message>
            <source>Can't be read</source>
            <translation>無法讀取</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Search</source>
            <translation>搜尋</translation>
        </message>
        <message>
            <source>Search the posts</source>
            <translation>搜尋文章</translation>
        </message>
        <message>
            <source>What can be searched for (Ctrl+Space)</source>
            <translation>可以搜尋什麼（Ctrl+空格）</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>建議</translation>
        </message>
        <message>
            <source>these words side by side</source>
            <translation>這些詞緊挨在一起</translation>
        </message>
        <message>
            <source>a tag</source>
            <translation>某個標籤，也可寫 tag:</translation>
        </message>
        <message>
            <source>tag:</source>
            <translation>標籤:</translation>
        </message>
        <message>
            <source>a category</source>
            <translation>某個分類，也可寫 category:</translation>
        </message>
        <message>
            <source>category:</source>
            <translation>分類:</translation>
        </message>
        <message>
            <source>words in the title</source>
            <translation>標題裡的詞，也可寫 title:</translation>
        </message>
        <message>
            <source>title:</source>
            <translation>標題:</translation>
        </message>
        <message>
            <source>part of the path</source>
            <translation>路徑的一部分，也可寫 path:</translation>
        </message>
        <message>
            <source>path:</source>
            <translation>路徑:</translation>
        </message>
        <message>
            <source>drafts only; draft:no for the others</source>
            <translation>只看草稿，草稿:否 只看其他文章；也可寫 draft:yes</translation>
        </message>
        <message>
            <source>draft:yes</source>
            <translation>草稿:是</translation>
        </message>
        <message>
            <source>written before then</source>
            <translation>在此之前寫的，也可寫 before:</translation>
        </message>
        <message>
            <source>before:2024-05</source>
            <translation>早於:2024-05</translation>
        </message>
        <message>
            <source>written then or later</source>
            <translation>在那時或之後寫的，也可寫 after:</translation>
        </message>
        <message>
            <source>after:2024</source>
            <translation>晚於:2024</translation>
        </message>
        <message>
            <source>with an image; or with any key of the header</source>
            <translation>有圖片，或者頭資訊裡有某個鍵；也可寫 has:image</translation>
        </message>
        <message>
            <source>has:image</source>
            <translation>有:圖片</translation>
        </message>
        <message>
            <source>without this key in the header</source>
            <translation>頭資訊裡沒有這個鍵，也可寫 no:cover</translation>
        </message>
        <message>
            <source>no:cover</source>
            <translation>沒有:cover</translation>
        </message>
        <message>
            <source>before a word or term: without it</source>
            <translation>放在詞或條件前面：不包含它</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>設定</translation>
        </message>
        <message>
            <source>This site: {0}</source>
            <translation>這個站點：{0}</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard Shortcuts</source>
            <translation>鍵盤快捷鍵</translation>
        </message>
        <message>
            <source>Search commands and keys</source>
            <translation>搜尋命令和按鍵</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按鍵</translation>
        </message>
    </context>
    <context>
        <name>SideBySide</name>
        <message>
            <source>Previous difference</source>
            <translation>上一處差異</translation>
        </message>
        <message>
            <source>Next difference</source>
            <translation>下一處差異</translation>
        </message>
        <message>
            <source>No difference</source>
            <translation>沒有差異</translation>
        </message>
        <message>
            <source>{0} {0:difference|differences}</source>
            <translation>{0} 處差異</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>Folders, categories and tags</source>
            <translation>資料夾、分類和標籤</translation>
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
            <translation>有問題的</translation>
        </message>
        <message>
            <source>Searches</source>
            <translation>搜尋</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>分類</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>{0} more…</source>
            <translation>還有 {0} 個…</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>資料夾</translation>
        </message>
    </context>
    <context>
        <name>SiteChanges</name>
        <message>
            <source>Undo: {0}</source>
            <translation>撤銷：{0}</translation>
        </message>
    </context>
    <context>
        <name>SiteService</name>
        <message>
            <source>The posts could not be searched. {0}</source>
            <translation>文章無法搜尋。{0}</translation>
        </message>
        <message>
            <source>The list of posts could not be brought up to date. {0}</source>
            <translation>文章列表無法更新。{0}</translation>
        </message>
    </context>
    <context>
        <name>SiteStyle</name>
        <message>
            <source>{0} is too large for a style sheet.</source>
            <translation>{0} 太大，不像樣式表。</translation>
        </message>
    </context>
    <context>
        <name>SnippetUsesWindow</name>
        <message>
            <source>Where Snippets Are Used</source>
            <translation>片段用在哪裡</translation>
        </message>
        <message>
            <source>Snippet</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Forms of the snippet, and in how many posts each is</source>
            <translation>片段的各種寫法，以及各在多少篇文章裡</translation>
        </message>
        <message>
            <source>As it is now: {0} {0:place|places}</source>
            <translation>與現在一致：{0} 處</translation>
        </message>
        <message>
            <source>{0} {0:place|places}, {1} % alike</source>
            <translation>{0} 處，{1}% 相似</translation>
        </message>
        <message>
            <source>{0} {0:place|places} in {1} {1:post|posts} {0:is|are} replaced.</source>
            <translation>將替換 {1} 篇文章中的 {0} 處。</translation>
        </message>
        <message>
            <source>Update</source>
            <translation>更新</translation>
        </message>
        <message>
            <source>There are no snippets yet: Format ▸ Snippets ▸ New Snippet makes one.</source>
            <translation>還沒有片段：用“格式 ▸ 片段 ▸ 新建片段”建立一個。</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>正在搜尋…</translation>
        </message>
        <message>
            <source>Tick the older forms that are to become the present one.</source>
            <translation>請勾選要改成現在這樣的舊寫法。</translation>
        </message>
        <message>
            <source>No post has this snippet, nor anything like it.</source>
            <translation>沒有文章用到這個片段，也沒有類似的內容。</translation>
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
            <translation>正在查詢建議…</translation>
        </message>
        <message>
            <source>&amp;Add “{0}” to This Site's Words</source>
            <translation>將“{0}”加入本站詞表(&amp;A)</translation>
        </message>
        <message>
            <source>I&amp;gnore “{0}” Until Galley Ends</source>
            <translation>在退出 Galley 前忽略“{0}”(&amp;G)</translation>
        </message>
        <message>
            <source>No suggestions</source>
            <translation>沒有建議</translation>
        </message>
        <message>
            <source>The spelling is not checked: switch it on with View ▸ Check Spelling.</source>
            <translation>拼寫檢查已關閉：可用“檢視 ▸ 檢查拼寫”開啟。</translation>
        </message>
        <message>
            <source>No misspelt word was found.</source>
            <translation>沒有發現拼寫錯誤。</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>Read-only</source>
            <translation>只讀</translation>
        </message>
        <message>
            <source>Changed on disk</source>
            <translation>磁碟上已修改</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>正在儲存…</translation>
        </message>
        <message>
            <source>Unsaved</source>
            <translation>未儲存</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>{0} {0:character|characters}</source>
            <translation>{0} 個字元</translation>
        </message>
        <message>
            <source>{0} of {1} {1:character|characters}</source>
            <translation>選中 {0} 個字元，共 {1} 個</translation>
        </message>
        <message>
            <source>{0} Chinese {0:character|characters}, {1} {1:word|words} of other scripts, {2} Chinese punctuation {2:mark|marks}
{3} without punctuation, {4} {4:sign|signs} in all, about {5} min to read</source>
            <translation>{0} 個漢字，{1} 個其他文字的詞，{2} 箇中文標點
不計標點 {3} 個，總共 {4} 個字元，閱讀約需 {5} 分鐘</translation>
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
            <translation>標籤和分類</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>分類</translation>
        </message>
        <message>
            <source>New name of the tag “{0}”:</source>
            <translation>標籤“{0}”的新名稱：</translation>
        </message>
        <message>
            <source>Rename tag</source>
            <translation>重新命名標籤</translation>
        </message>
        <message>
            <source>New name of the category “{0}”.
A path moves it, with what is below: a › b</source>
            <translation>分類“{0}”的新名稱。
寫成路徑可以連同下級一起移動：甲 › 乙</translation>
        </message>
        <message>
            <source>Rename category</source>
            <translation>重新命名分類</translation>
        </message>
        <message>
            <source>Rename “{0}” to “{1}”</source>
            <translation>把“{0}”重新命名為“{1}”</translation>
        </message>
        <message>
            <source>Merge tags</source>
            <translation>合併標籤</translation>
        </message>
        <message>
            <source>{0} tags become one:</source>
            <translation>把 {0} 個標籤合併為：</translation>
        </message>
        <message>
            <source>Merge {0} into “{1}”</source>
            <translation>把 {0} 合併為“{1}”</translation>
        </message>
        <message>
            <source>Delete {0}</source>
            <translation>刪除 {0}</translation>
        </message>
        <message>
            <source>Spell “{0}” as “{1}”</source>
            <translation>把“{0}”寫成“{1}”</translation>
        </message>
        <message>
            <source>Spell {0} tags as suggested</source>
            <translation>按建議改寫 {0} 個標籤</translation>
        </message>
    </context>
    <context>
        <name>TermsPage</name>
        <message>
            <source>Filter</source>
            <translation>篩選</translation>
        </message>
        <message>
            <source>Only other spellings of the same word</source>
            <translation>只看同一個詞的其他寫法</translation>
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation>重新命名(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Merge…</source>
            <translation>合併(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>刪除(&amp;D)…</translation>
        </message>
        <message>
            <source>Use &amp;Suggestion…</source>
            <translation>採用建議(&amp;S)…</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>文章數</translation>
        </message>
        <message>
            <source>Last used</source>
            <translation>上次使用</translation>
        </message>
        <message>
            <source>Better</source>
            <translation>更好的寫法</translation>
        </message>
        <message>
            <source>{0} in all</source>
            <translation>共 {0} 個</translation>
        </message>
        <message>
            <source>, {0} {0:is|are} another spelling of one used more</source>
            <translation>，其中 {0} 個是更常用標籤的另一種寫法</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>The post is not there in this commit.</source>
            <translation>這個提交裡沒有這篇文章。</translation>
        </message>
    </context>
    <context>
        <name>Together</name>
        <message>
            <source>Preview: line {0}</source>
            <translation>預覽：第 {0} 行</translation>
        </message>
    </context>
    <context>
        <name>Unsaved</name>
        <message>
            <source>Unsaved posts</source>
            <translation>未儲存的文章</translation>
        </message>
        <message>
            <source>Save the changes of “{0}”?</source>
            <translation>要儲存對“{0}”的修改嗎？</translation>
        </message>
        <message>
            <source>Save the changes of {0} posts?</source>
            <translation>要儲存對 {0} 篇文章的修改嗎？</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Write posts, and see beside them what your site will publish.</source>
            <translation>寫文章，同時在旁邊看到站點將會發布的樣子。</translation>
        </message>
        <message>
            <source>Opened lately</source>
            <translation>最近開啟的</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Open {0}</source>
            <translation>開啟 {0}</translation>
        </message>
    </context>
    <context>
        <name>WishesDialog</name>
        <message>
            <source>New images of this site</source>
            <translation>這個站點的新圖片</translation>
        </message>
    </context>
    <context>
        <name>WishesForm</name>
        <message>
            <source>From the site's folder on, with {post}, {year}, {month}, {day}</source>
            <translation>從站點的資料夾起，可用 {post}、{year}、{month}、{day}</translation>
        </message>
        <message>
            <source>With {name} (the file's own), {post}, {date}, {time}</source>
            <translation>可用 {name}（原檔名）、{post}、{date}、{time}</translation>
        </message>
        <message>
            <source> pixels</source>
            <translation> 畫素</translation>
        </message>
        <message>
            <source>as they are</source>
            <translation>保持原樣</translation>
        </message>
        <message>
            <source>picture</source>
            <translation>圖片</translation>
        </message>
        <message>
            <source>A new image becomes {0}</source>
            <translation>新圖片會成為 {0}</translation>
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
            <translation>這個鍵後面缺少冒號，或者上面有引號沒有結束。</translation>
        </message>
        <message>
            <source>A colon is missing here.</source>
            <translation>這裡缺少冒號。</translation>
        </message>
        <message>
            <source>A comma is missing here.</source>
            <translation>這裡缺少逗號。</translation>
        </message>
        <message>
            <source>A comma or a closing bracket is missing here.</source>
            <translation>這裡缺少逗號或右括號。</translation>
        </message>
        <message>
            <source>A comma or the closing brace } is missing.</source>
            <translation>缺少逗號，或者缺少右花括號 }。</translation>
        </message>
        <message>
            <source>A comma or the closing bracket ] of a list is missing.</source>
            <translation>缺少逗號，或者列表缺少右括號 ]。</translation>
        </message>
        <message>
            <source>A comment {# is not closed.</source>
            <translation>註釋 {# 沒有結束。</translation>
        </message>
        <message>
            <source>A date is asked for by before:2024 or after:2024-05</source>
            <translation>按日期查詢請寫 早於:2024 或 晚於:2024-05</translation>
        </message>
        <message>
            <source>A date is written 2024, 2024-05 or 2024-05-31</source>
            <translation>日期寫成 2024、2024-05 或 2024-05-31</translation>
        </message>
        <message>
            <source>A filter's name is missing after “|” in {{ }}.</source>
            <translation>{{ }} 裡的“|”後面缺少過濾器的名稱。</translation>
        </message>
        <message>
            <source>A function is called in {{ }} that Hexo does not know here.</source>
            <translation>{{ }} 裡呼叫了 Hexo 在這裡不認識的函式。</translation>
        </message>
        <message>
            <source>A header of this kind cannot hold a key inside of another.</source>
            <translation>這種頭資訊的鍵裡面不能再有鍵。</translation>
        </message>
        <message>
            <source>A key has to be a word or a quoted text.</source>
            <translation>鍵應當是一個詞，或者加引號的文字。</translation>
        </message>
        <message>
            <source>A key in double quotes is missing here.</source>
            <translation>這裡缺少一個帶雙引號的鍵。</translation>
        </message>
        <message>
            <source>A key in this header has too many parts.</source>
            <translation>頭資訊裡有一個鍵的層級太多。</translation>
        </message>
        <message>
            <source>A key is missing here.</source>
            <translation>這裡缺少一個鍵。</translation>
        </message>
        <message>
            <source>A key needs a name.</source>
            <translation>鍵需要一個名稱。</translation>
        </message>
        <message>
            <source>A key that is an alias is not supported.</source>
            <translation>不支援用別名作鍵。</translation>
        </message>
        <message>
            <source>A line “---” or “...” inside of the header ends it.</source>
            <translation>頭資訊中間的“---”或“...”一行會讓它提前結束。</translation>
        </message>
        <message>
            <source>A list has to begin on a line of its own.</source>
            <translation>列表要另起一行。</translation>
        </message>
        <message>
            <source>A list that was opened with [ is not closed.</source>
            <translation>用 [ 開始的列表沒有結束。</translation>
        </message>
        <message>
            <source>A name is missing after “.” in {{ }}.</source>
            <translation>{{ }} 裡的“.”後面缺少名稱。</translation>
        </message>
        <message>
            <source>A part of the settings could not be read. The file as it was is kept as {0}.</source>
            <translation>設定檔案有一部分讀不懂，原檔案另存為 {0}。</translation>
        </message>
        <message>
            <source>A post needs a file name</source>
            <translation>文章需要一個檔名</translation>
        </message>
        <message>
            <source>A quote that was opened is not closed.</source>
            <translation>有一個引號沒有結束。</translation>
        </message>
        <message>
            <source>A space is missing after the colon.</source>
            <translation>冒號後面缺一個空格。</translation>
        </message>
        <message>
            <source>A space is missing after the dash.</source>
            <translation>短橫後面缺一個空格。</translation>
        </message>
        <message>
            <source>A value cannot begin with this character unless it stands in quotes.</source>
            <translation>值不能以這個字元開頭，除非加上引號。</translation>
        </message>
        <message>
            <source>A value is missing here.</source>
            <translation>這裡缺少一個值。</translation>
        </message>
        <message>
            <source>A value that begins with &amp; or * needs quotes.</source>
            <translation>以 &amp; 或 * 開頭的值需要加引號。</translation>
        </message>
        <message>
            <source>A value that begins with * refers to something that is not there; put it in quotes.</source>
            <translation>以 * 開頭的值引用了不存在的東西，請加上引號。</translation>
        </message>
        <message>
            <source>A value that begins with “{0}” needs quotes.</source>
            <translation>以“{0}”開頭的值需要加引號。</translation>
        </message>
        <message>
            <source>A value that holds a colon and a space needs quotes.</source>
            <translation>值裡有冒號加空格時需要加引號。</translation>
        </message>
        <message>
            <source>After a pause, too</source>
            <translation>停頓之後也儲存</translation>
        </message>
        <message>
            <source>Afterwards it would not be clear where the header ends.</source>
            <translation>改動之後將無法確定頭資訊在哪裡結束。</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>總是</translation>
        </message>
        <message>
            <source>An alias stands before what it stands for.</source>
            <translation>別名出現在它所代表的內容之前。</translation>
        </message>
        <message>
            <source>An alias stands inside of what it stands for.</source>
            <translation>別名出現在它自己所代表的內容裡。</translation>
        </message>
        <message>
            <source>An item of this list cannot be changed: {0}.</source>
            <translation>這個列表中有一項不能修改：{0}。</translation>
        </message>
        <message>
            <source>An item of this list cannot be removed: {0}.</source>
            <translation>這個列表中有一項不能刪除：{0}。</translation>
        </message>
        <message>
            <source>Another code block begins on the next line, before this one is closed.</source>
            <translation>這個程式碼塊還沒有結束，下一行又開始了另一個程式碼塊。</translation>
        </message>
        <message>
            <source>Another code block begins {0} lines below, before this one is closed.</source>
            <translation>這個程式碼塊還沒有結束，{0} 行之後又開始了另一個程式碼塊。</translation>
        </message>
        <message>
            <source>As the site does</source>
            <translation>與站點一致</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟隨系統</translation>
        </message>
        <message>
            <source>Ask its owner, or save under another name</source>
            <translation>請詢問檔案的主人，或者換個名稱儲存</translation>
        </message>
        <message>
            <source>Bring it back (or connect its drive), then try again</source>
            <translation>請恢復它（或重新接上它所在的磁碟），然後重試</translation>
        </message>
        <message>
            <source>Bring the folder back (or connect its drive) and try again, or save in another place</source>
            <translation>請恢復資料夾（或接上磁碟）再試一次，或者儲存到別的地方</translation>
        </message>
        <message>
            <source>By the site's style sheet</source>
            <translation>用站點的樣式表</translation>
        </message>
        <message>
            <source>Check the disk</source>
            <translation>請檢查磁碟</translation>
        </message>
        <message>
            <source>Choose a shorter name</source>
            <translation>請選一個短一些的名稱</translation>
        </message>
        <message>
            <source>Choose a simpler name</source>
            <translation>請選一個簡單些的名稱</translation>
        </message>
        <message>
            <source>Choose another name</source>
            <translation>請另選一個名稱</translation>
        </message>
        <message>
            <source>Choose another one</source>
            <translation>請另選一個</translation>
        </message>
        <message>
            <source>Close programs that watch folders, or have fs.inotify.max_user_instances raised</source>
            <translation>請關閉一些監視資料夾的程式，或請人調高 fs.inotify.max_user_instances</translation>
        </message>
        <message>
            <source>Close programs that watch many folders, or have fs.inotify.max_user_watches raised</source>
            <translation>請關閉一些監視大量資料夾的程式，或請人調高 fs.inotify.max_user_watches</translation>
        </message>
        <message>
            <source>Close some windows or programs, then try again</source>
            <translation>請關閉一些視窗或程式，再試一次</translation>
        </message>
        <message>
            <source>Close that program, then try again</source>
            <translation>請關閉那個程式，再試一次</translation>
        </message>
        <message>
            <source>Close the address with )</source>
            <translation>用 ) 結束地址</translation>
        </message>
        <message>
            <source>Close the header with “{0}”</source>
            <translation>用“{0}”結束頭資訊</translation>
        </message>
        <message>
            <source>Close the list in {0}</source>
            <translation>把{0}裡的列表結束</translation>
        </message>
        <message>
            <source>Close the text with ]</source>
            <translation>用 ] 結束文字</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Connect it again and try again, or save in another place</source>
            <translation>請重新接上再試一次，或者儲存到別的地方</translation>
        </message>
        <message>
            <source>Connect it again or wait until it does, then try again</source>
            <translation>請重新連線，或等它恢復後重試</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Delete {0}</source>
            <translation>刪除 {0}</translation>
        </message>
        <message>
            <source>Draw formulas</source>
            <translation>繪製公式</translation>
        </message>
        <message>
            <source>Duplicate a post</source>
            <translation>複製文章</translation>
        </message>
        <message>
            <source>Fetch remote images of its posts</source>
            <translation>顯示文章裡的網路圖片</translation>
        </message>
        <message>
            <source>Folder of new images</source>
            <translation>新圖片的資料夾</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>字型</translation>
        </message>
        <message>
            <source>Font of Chinese characters</source>
            <translation>中文字型</translation>
        </message>
        <message>
            <source>Font size</source>
            <translation>字號</translation>
        </message>
        <message>
            <source>Free some space on it, then try again</source>
            <translation>請在磁碟上騰出一些空間，再試一次</translation>
        </message>
        <message>
            <source>Galley made a mistake ({0}).</source>
            <translation>Galley 出錯了（{0}）。</translation>
        </message>
        <message>
            <source>Give yourself the right to write there, or save under another name</source>
            <translation>請給自己寫入的許可權，或者換個名稱儲存</translation>
        </message>
        <message>
            <source>Give yourself the right to, then try again</source>
            <translation>請先取得讀取許可權，然後重試</translation>
        </message>
        <message>
            <source>Headings larger than the text</source>
            <translation>標題的字比正文大</translation>
        </message>
        <message>
            <source>Hexo adds the outer braces itself, so they must not stand here.</source>
            <translation>外層的花括號由 Hexo 自己新增，所以這裡不能寫。</translation>
        </message>
        <message>
            <source>Hexo does not publish “{0}” from where it lies</source>
            <translation>“{0}”所在的位置 Hexo 不會發布</translation>
        </message>
        <message>
            <source>Hexo itself knows no tag “{0}”: a theme or plugin must bring it.</source>
            <translation>Hexo 自己不認識模板標籤“{0}”：要由主題或外掛提供。</translation>
        </message>
        <message>
            <source>Hexo knows no filter “{0}”.</source>
            <translation>Hexo 不認識過濾器“{0}”。</translation>
        </message>
        <message>
            <source>Hexo takes the file's own time, which changes when the site is copied or cloned.</source>
            <translation>Hexo 會用檔案本身的時間，而複製或克隆站點時它會改變。</translation>
        </message>
        <message>
            <source>Hexo takes {0} for a template and prints nothing for it.</source>
            <translation>Hexo 把 {0} 當成模板，什麼也不會輸出。</translation>
        </message>
        <message>
            <source>Hexo takes “{0}” for one tag.</source>
            <translation>Hexo 會把“{0}”當作一個標籤。</translation>
        </message>
        <message>
            <source>Hexo will answer 404 for “{0}”.</source>
            <translation>Hexo 會對“{0}”返回 404。</translation>
        </message>
        <message>
            <source>Hexo will answer 404 for “{0}”: it publishes the file as {1}{2}.</source>
            <translation>Hexo 會對“{0}”返回 404：它把這個檔案釋出為 {1}{2}。</translation>
        </message>
        <message>
            <source>Hexo will answer 404 for “{0}”: no page of the site ends in .md.</source>
            <translation>Hexo 會對“{0}”返回 404：站點的頁面都不以 .md 結尾。</translation>
        </message>
        <message>
            <source>Hexo will answer 404 for “{0}”: the file lies where Hexo publishes nothing.</source>
            <translation>Hexo 會對“{0}”返回 404：檔案所在的位置 Hexo 不會發布。</translation>
        </message>
        <message>
            <source>Hugo puts it at the end of every list.</source>
            <translation>Hugo 會把它排在每個列表的最後。</translation>
        </message>
        <message>
            <source>In TOML, text needs quotes.</source>
            <translation>在 TOML 裡，文字需要加引號。</translation>
        </message>
        <message>
            <source>In double quotes, a backslash must be doubled.</source>
            <translation>在雙引號裡，反斜槓要寫兩個。</translation>
        </message>
        <message>
            <source>It can't be kept: {0}</source>
            <translation>無法儲存：{0}</translation>
        </message>
        <message>
            <source>It is not certain in which encoding this file is written. It is shown read-only.</source>
            <translation>不能確定這個檔案用什麼編碼寫成。以只讀方式顯示。</translation>
        </message>
        <message>
            <source>It redirects to {0}:</source>
            <translation>它重定向到 {0}:</translation>
        </message>
        <message>
            <source>JSON has no way to write this number.</source>
            <translation>JSON 無法表示這個數字。</translation>
        </message>
        <message>
            <source>Keep the first “{0}” (line {1})</source>
            <translation>保留第一個“{0}”（第 {1} 行）</translation>
        </message>
        <message>
            <source>Keep the line at the cursor in the middle</source>
            <translation>讓游標所在的行保持在中間</translation>
        </message>
        <message>
            <source>Keep the second “{0}” (line {1})</source>
            <translation>保留第二個“{0}”（第 {1} 行）</translation>
        </message>
        <message>
            <source>Keep the versions that saves replace (from the next start)</source>
            <translation>保留被覆蓋的版本（下次啟動時生效）</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Languages of the spelling check</source>
            <translation>拼寫檢查的語言</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>淺色</translation>
        </message>
        <message>
            <source>Like GitHub</source>
            <translation>像 GitHub</translation>
        </message>
        <message>
            <source>Like a book</source>
            <translation>像一本書</translation>
        </message>
        <message>
            <source>Like the theme Butterfly</source>
            <translation>像 Butterfly 主題</translation>
        </message>
        <message>
            <source>Line {0}: {1}</source>
            <translation>第 {0} 行：{1}</translation>
        </message>
        <message>
            <source>Lists and maps are nested too deeply here.</source>
            <translation>這裡的列表和對映巢狀得太深。</translation>
        </message>
        <message>
            <source>Longest line, in characters (0: as wide as the window)</source>
            <translation>每行最多字元數（0：與視窗同寬）</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>外觀</translation>
        </message>
        <message>
            <source>Make it writable, or save under another name</source>
            <translation>請改為可寫，或者換個名稱儲存</translation>
        </message>
        <message>
            <source>Make the folder writable, or save in another folder</source>
            <translation>請把資料夾改為可寫，或者儲存到別的資料夾</translation>
        </message>
        <message>
            <source>Move it with the file manager instead</source>
            <translation>請改用檔案管理器移動</translation>
        </message>
        <message>
            <source>Move posts</source>
            <translation>移動文章</translation>
        </message>
        <message>
            <source>Move that file away, or save in another place</source>
            <translation>請移走那個檔案，或儲存到別處</translation>
        </message>
        <message>
            <source>Move that file away, then try again</source>
            <translation>請移走那個檔案，再試一次</translation>
        </message>
        <message>
            <source>Name of new images</source>
            <translation>新圖片的名稱</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>從不</translation>
        </message>
        <message>
            <source>New images at most as wide as</source>
            <translation>新圖片最寬</translation>
        </message>
        <message>
            <source>New post {0}</source>
            <translation>新建文章 {0}</translation>
        </message>
        <message>
            <source>No address leads there from this place</source>
            <translation>從這個位置沒有地址可以指向那裡</translation>
        </message>
        <message>
            <source>No dictionary was found. Put a Hunspell dictionary (NAME.aff and NAME.dic) into {0}</source>
            <translation>沒有找到詞典。請把 Hunspell 詞典（NAME.aff 和 NAME.dic）放到 {0}</translation>
        </message>
        <message>
            <source>No file of “{0}” is in the post's asset folder.</source>
            <translation>文章的資原始檔夾裡沒有“{0}”中的任何檔案。</translation>
        </message>
        <message>
            <source>No free file name was found for “{0}”</source>
            <translation>沒有為“{0}”找到可用的檔名</translation>
        </message>
        <message>
            <source>No free name was found for “{0}”</source>
            <translation>沒有為“{0}”找到可用的名稱</translation>
        </message>
        <message>
            <source>No key can be added here: {0}.</source>
            <translation>這裡不能新增鍵：{0}。</translation>
        </message>
        <message>
            <source>Nothing closes this header: a closing brace is missing.</source>
            <translation>頭資訊沒有結束：缺少右花括號。</translation>
        </message>
        <message>
            <source>Nothing closes this header: a line “{0}” is missing below it.</source>
            <translation>頭資訊沒有結束：下面缺少一行“{0}”。</translation>
        </message>
        <message>
            <source>OR stands between two words</source>
            <translation>OR 要寫在兩個詞之間</translation>
        </message>
        <message>
            <source>Only a map can be merged with &lt;&lt;.</source>
            <translation>只有對映才能用 &lt;&lt; 合併。</translation>
        </message>
        <message>
            <source>Only the paragraph at the cursor in full ink</source>
            <translation>只突出游標所在的段落</translation>
        </message>
        <message>
            <source>Pelican does not publish it.</source>
            <translation>Pelican 不會發布它。</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>Preview and text scroll together</source>
            <translation>預覽與正文一起滾動</translation>
        </message>
        <message>
            <source>Put a space after the dash</source>
            <translation>在短橫後面加一個空格</translation>
        </message>
        <message>
            <source>Put a space after “{0}:”</source>
            <translation>在“{0}:”後面加一個空格</translation>
        </message>
        <message>
            <source>Put a space before the stars</source>
            <translation>在星號前面加一個空格</translation>
        </message>
        <message>
            <source>Put a space behind the number signs</source>
            <translation>在井號後面加一個空格</translation>
        </message>
        <message>
            <source>Put a space behind the stars</source>
            <translation>在星號後面加一個空格</translation>
        </message>
        <message>
            <source>Put spaces around the stars</source>
            <translation>在星號兩邊加空格</translation>
        </message>
        <message>
            <source>Put this value in quotes</source>
            <translation>給這個值加上引號</translation>
        </message>
        <message>
            <source>Put {% raw %} around it</source>
            <translation>用 {% raw %} 包起來</translation>
        </message>
        <message>
            <source>Put {0} in quotes</source>
            <translation>給{0}加上引號</translation>
        </message>
        <message>
            <source>Put “{0}” behind the stars</source>
            <translation>把“{0}”移到星號後面</translation>
        </message>
        <message>
            <source>Regular expression, character {0}: {1}.</source>
            <translation>正規表示式第 {0} 個字元：{1}。</translation>
        </message>
        <message>
            <source>Remove the blank lines above the header</source>
            <translation>去掉頭資訊上面的空行</translation>
        </message>
        <message>
            <source>Remove the indentation of this line</source>
            <translation>去掉這一行的縮排</translation>
        </message>
        <message>
            <source>Remove the spaces after the opening fence</source>
            <translation>去掉開頭分隔行後面的空格</translation>
        </message>
        <message>
            <source>Remove the spaces inside the stars</source>
            <translation>去掉星號內側的空格</translation>
        </message>
        <message>
            <source>Replace the tabs in the indentation by spaces</source>
            <translation>把縮排裡的製表符換成空格</translation>
        </message>
        <message>
            <source>Save by itself</source>
            <translation>自動儲存</translation>
        </message>
        <message>
            <source>Save in another place</source>
            <translation>請儲存到別的地方</translation>
        </message>
        <message>
            <source>Save in another place, and check the disk</source>
            <translation>請儲存到別的地方，並檢查磁碟</translation>
        </message>
        <message>
            <source>Save in another place, and check the disk before trusting it again</source>
            <translation>請儲存到別的地方，並在繼續使用前檢查磁碟</translation>
        </message>
        <message>
            <source>Save under another name</source>
            <translation>請換個名稱儲存</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>儲存</translation>
        </message>
        <message>
            <source>Seconds of that pause</source>
            <translation>停頓的秒數</translation>
        </message>
        <message>
            <source>Show it as text</source>
            <translation>按文字顯示</translation>
        </message>
        <message>
            <source>Spelling cannot be checked here: this build of Galley has no Hunspell.</source>
            <translation>這裡無法檢查拼寫：這個版本的 Galley 不含 Hunspell。</translation>
        </message>
        <message>
            <source>Style of the page</source>
            <translation>頁面樣式</translation>
        </message>
        <message>
            <source>Style sheet for the preview</source>
            <translation>預覽用的樣式表</translation>
        </message>
        <message>
            <source>TOML has no empty values; remove the key instead.</source>
            <translation>TOML 沒有空值，請改為刪除這個鍵。</translation>
        </message>
        <message>
            <source>The address is not valid</source>
            <translation>地址無效</translation>
        </message>
        <message>
            <source>The aliases in this header stand for too many values.</source>
            <translation>頭資訊裡的別名代表的值太多。</translation>
        </message>
        <message>
            <source>The best there is</source>
            <translation>最合適的</translation>
        </message>
        <message>
            <source>The character “{0}” (U+{1:04X}) in line {2} cannot be written in this file's encoding, {3}. Remove it, or convert the file to UTF-8.</source>
            <translation>第 {2} 行的字元“{0}”（U+{1:04X}）無法用這個檔案的編碼 {3} 寫入。請去掉它，或把檔案轉換成 UTF-8。</translation>
        </message>
        <message>
            <source>The dictionary “{0}” cannot be read: {1}</source>
            <translation>無法讀取詞典“{0}”：{1}</translation>
        </message>
        <message>
            <source>The expression in {{ }} ends too early.</source>
            <translation>{{ }} 裡的表示式沒有寫完。</translation>
        </message>
        <message>
            <source>The expression in {{ }} is nested too deeply.</source>
            <translation>{{ }} 裡的表示式巢狀得太深。</translation>
        </message>
        <message>
            <source>The expression in {{ }} is too long.</source>
            <translation>{{ }} 裡的表示式太長。</translation>
        </message>
        <message>
            <source>The file could not be read: {0}</source>
            <translation>檔案無法讀取：{0}</translation>
        </message>
        <message>
            <source>The file is called “{0}”, not “{1}”: a server tells them apart.</source>
            <translation>檔名是“{0}”，不是“{1}”：伺服器會區分大小寫。</translation>
        </message>
        <message>
            <source>The file is too large for a post ({0} MB)</source>
            <translation>檔案太大，不像一篇文章（{0} MB）</translation>
        </message>
        <message>
            <source>The folder {0!r} lies outside the site; {1!r} is used instead</source>
            <translation>資料夾 {0!r} 在站點之外，改用 {1!r}</translation>
        </message>
        <message>
            <source>The header cannot be changed: {0}</source>
            <translation>頭資訊不能修改：{0}</translation>
        </message>
        <message>
            <source>The header cannot be read (line {0}): {1}</source>
            <translation>頭資訊無法讀取（第 {0} 行）：{1}</translation>
        </message>
        <message>
            <source>The header could not be read afterwards (line {0}): {1}</source>
            <translation>改動之後頭資訊無法讀取（第 {0} 行）：{1}</translation>
        </message>
        <message>
            <source>The header is longer than a million characters.</source>
            <translation>頭資訊超過了一百萬個字元。</translation>
        </message>
        <message>
            <source>The image broke off</source>
            <translation>圖片沒有傳完</translation>
        </message>
        <message>
            <source>The image is too large</source>
            <translation>圖片太大</translation>
        </message>
        <message>
            <source>The indentation of this line does not fit the lines above.</source>
            <translation>這一行的縮排和上面的行對不上。</translation>
        </message>
        <message>
            <source>The items of this list are indented in a way that cannot be edited safely.</source>
            <translation>這個列表各項的縮排方式無法安全地編輯。</translation>
        </message>
        <message>
            <source>The key “{0}” does not begin a line of its own, so it cannot be removed safely.</source>
            <translation>“{0}”這個鍵不在行首，所以無法安全地刪除。</translation>
        </message>
        <message>
            <source>The key “{0}” does not begin a line of its own, so this cannot be done safely.</source>
            <translation>“{0}”這個鍵不在行首，所以無法安全地完成。</translation>
        </message>
        <message>
            <source>The key “{0}” has an anchor or a tag, and cannot be renamed safely.</source>
            <translation>“{0}”這個鍵帶有錨點或標記，無法安全地改名。</translation>
        </message>
        <message>
            <source>The key “{0}” is written in a form that cannot be edited safely.</source>
            <translation>“{0}”這個鍵的寫法無法安全地編輯。</translation>
        </message>
        <message>
            <source>The key “{0}” stands here a second time.</source>
            <translation>“{0}”這個鍵在這裡又出現了一次。</translation>
        </message>
        <message>
            <source>The key “{0}” stands in this header twice; keep one of them first.</source>
            <translation>頭資訊裡“{0}”這個鍵出現了兩次，請先只留一個。</translation>
        </message>
        <message>
            <source>The keys here do not begin lines of their own, so none can be added safely.</source>
            <translation>這裡的鍵不在行首，所以無法安全地新增。</translation>
        </message>
        <message>
            <source>The link leads to a file that does not exist</source>
            <translation>這個連結指向的檔案不存在</translation>
        </message>
        <message>
            <source>The list “{0}” cannot be changed: an item of it has an anchor or a tag.</source>
            <translation>列表“{0}”不能修改：其中有一項帶有錨點或標記。</translation>
        </message>
        <message>
            <source>The post could not be read: {0}</source>
            <translation>文章無法讀取：{0}</translation>
        </message>
        <message>
            <source>The quotation mark is not closed</source>
            <translation>引號沒有結束</translation>
        </message>
        <message>
            <source>The quotes or backslashes inside of this quoted text do not work.</source>
            <translation>這段文字裡的引號或反斜槓不對。</translation>
        </message>
        <message>
            <source>The same anchor (&amp;) stands here twice.</source>
            <translation>同一個錨點（&amp;）在這裡出現了兩次。</translation>
        </message>
        <message>
            <source>The server answered {0}</source>
            <translation>伺服器返回 {0}</translation>
        </message>
        <message>
            <source>The server can't be reached</source>
            <translation>無法連線伺服器</translation>
        </message>
        <message>
            <source>The server is too slow</source>
            <translation>伺服器太慢</translation>
        </message>
        <message>
            <source>The settings cannot be written to {0}: they last until Galley ends.</source>
            <translation>設定無法寫入 {0}，只在本次執行中有效。</translation>
        </message>
        <message>
            <source>The site does not publish “{0}” from where it lies</source>
            <translation>“{0}”所在的位置站點不會發布</translation>
        </message>
        <message>
            <source>The site's generator makes nothing of the date “{0}”.</source>
            <translation>站點的生成器看不懂日期“{0}”。</translation>
        </message>
        <message>
            <source>The snippet holds {0}: what stood for it when it was put in is not known.</source>
            <translation>這個片段裡有 {0}：不知道當初插入時用什麼代替了它。</translation>
        </message>
        <message>
            <source>The system reports: {0}. {1}.</source>
            <translation>系統報告：{0}。{1}。</translation>
        </message>
        <message>
            <source>The system's, and English</source>
            <translation>系統語言和英語</translation>
        </message>
        <message>
            <source>The tag {0} is not known here.</source>
            <translation>這裡不認識標記 {0}。</translation>
        </message>
        <message>
            <source>The tag “{0}” needs an end tag.</source>
            <translation>模板標籤“{0}”需要結束標籤。</translation>
        </message>
        <message>
            <source>The tag “{0}” needs the video's id.</source>
            <translation>模板標籤“{0}”需要影片的編號。</translation>
        </message>
        <message>
            <source>The time zone {0!r} is not known; the clock of this computer is used</source>
            <translation>不認識時區 {0!r}，改用這臺電腦的時鐘</translation>
        </message>
        <message>
            <source>The value of “{0}” can only be changed in the header itself.</source>
            <translation>“{0}”的值只能在頭資訊裡直接修改。</translation>
        </message>
        <message>
            <source>The value of “{0}” cannot be changed here: {1}.</source>
            <translation>“{0}”的值不能在這裡修改：{1}。</translation>
        </message>
        <message>
            <source>The value of “{0}” cannot be removed: {1}.</source>
            <translation>“{0}”的值不能刪除：{1}。</translation>
        </message>
        <message>
            <source>There are blank lines above the opening fence, and Hexo sees no header then.</source>
            <translation>開頭的分隔行上面有空行，這樣 Hexo 看不到頭資訊。</translation>
        </message>
        <message>
            <source>There are spaces after the opening fence, and Hexo sees no header then.</source>
            <translation>開頭的分隔行後面有空格，這樣 Hexo 看不到頭資訊。</translation>
        </message>
        <message>
            <source>There are too many tabs in this header.</source>
            <translation>頭資訊裡的製表符太多。</translation>
        </message>
        <message>
            <source>There is a character here that YAML does not allow.</source>
            <translation>這裡有一個 YAML 不允許的字元。</translation>
        </message>
        <message>
            <source>There is a comma after the last value.</source>
            <translation>最後一個值後面多了一個逗號。</translation>
        </message>
        <message>
            <source>There is a comma before the closing bracket.</source>
            <translation>右括號前面多了一個逗號。</translation>
        </message>
        <message>
            <source>There is a full-width colon (：) after the key; a header needs “: ”.</source>
            <translation>鍵後面是全形冒號（：），頭資訊要用“: ”。</translation>
        </message>
        <message>
            <source>There is a key “{0}” already.</source>
            <translation>已經有“{0}”這個鍵了。</translation>
        </message>
        <message>
            <source>There is a second colon on this line; a value with “: ” in it needs quotes.</source>
            <translation>這一行有第二個冒號；值裡有“: ”時需要加引號。</translation>
        </message>
        <message>
            <source>There is a tab in the indentation of this line; YAML wants spaces.</source>
            <translation>這一行的縮排裡有製表符，YAML 要求用空格。</translation>
        </message>
        <message>
            <source>There is no code file “{0}”.</source>
            <translation>沒有程式碼檔案“{0}”。</translation>
        </message>
        <message>
            <source>There is no file “{0}”: this image will be missing.</source>
            <translation>沒有“{0}”這個檔案：這張圖片將無法顯示。</translation>
        </message>
        <message>
            <source>There is no home folder: settings and unsaved text are kept in {0}.</source>
            <translation>沒有主資料夾：設定和未儲存的文字放在 {0}。</translation>
        </message>
        <message>
            <source>There is no item at this place of the list.</source>
            <translation>列表的這個位置沒有內容。</translation>
        </message>
        <message>
            <source>There is no key “{0}” in this header.</source>
            <translation>頭資訊裡沒有“{0}”這個鍵。</translation>
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
            <translation>沒有 {0} 這個時間：Hexo 會當成 {1:%Y-%m-%d %H:%M:%S}。</translation>
        </message>
        <message>
            <source>There is nothing at {0}</source>
            <translation>{0} 那裡什麼也沒有</translation>
        </message>
        <message>
            <source>There is nothing in {{ }}.</source>
            <translation>{{ }} 裡沒有內容。</translation>
        </message>
        <message>
            <source>There is nothing to look for.</source>
            <translation>沒有要查詢的內容。</translation>
        </message>
        <message>
            <source>There is something after the closing brace.</source>
            <translation>右花括號後面還有內容。</translation>
        </message>
        <message>
            <source>These stars stay on the page: a space stands inside them.</source>
            <translation>這些星號會留在頁面上：星號內側有空格。</translation>
        </message>
        <message>
            <source>These stars stay on the page: {0}.</source>
            <translation>這些星號會留在頁面上：{0}。</translation>
        </message>
        <message>
            <source>This cannot be changed safely: the body of the post would change.</source>
            <translation>無法安全地修改：文章的正文會跟著改變。</translation>
        </message>
        <message>
            <source>This cannot be changed safely: the edits would touch each other.</source>
            <translation>無法安全地修改：幾處改動會相互重疊。</translation>
        </message>
        <message>
            <source>This cannot be changed safely: the header would not read as it should afterwards.</source>
            <translation>無法安全地修改：改動之後頭資訊讀出來會不對。</translation>
        </message>
        <message>
            <source>This cannot be read as YAML: {0}</source>
            <translation>這不能當作 YAML 讀取：{0}</translation>
        </message>
        <message>
            <source>This code block is never closed: everything below it is code.</source>
            <translation>這個程式碼塊沒有結束：它下面的一切都成了程式碼。</translation>
        </message>
        <message>
            <source>This file holds so many NUL characters that it may not be text.</source>
            <translation>這個檔案裡有很多 NUL 字元，可能不是文本。</translation>
        </message>
        <message>
            <source>This file is not text: it holds bytes that no text has.</source>
            <translation>這個檔案不是文本：裡面有文本不會有的位元組。</translation>
        </message>
        <message>
            <source>This file is not written in {0}.</source>
            <translation>這個檔案的編碼不是 {0}。</translation>
        </message>
        <message>
            <source>This file says that it is {0}, but some of its bytes are not. It is shown read-only.</source>
            <translation>這個檔案宣告編碼為 {0}，但有些位元組並不符合。以只讀方式顯示。</translation>
        </message>
        <message>
            <source>This folds nothing: write &lt;!-- more --&gt; exactly.</source>
            <translation>這裡不會截斷摘要：請準確地寫成 &lt;!-- more --&gt;。</translation>
        </message>
        <message>
            <source>This header cannot be read.</source>
            <translation>頭資訊無法讀取。</translation>
        </message>
        <message>
            <source>This is no JSON value: text needs double quotes around it.</source>
            <translation>這不是 JSON 的值：文字要放在雙引號裡。</translation>
        </message>
        <message>
            <source>This is no heading: a space is missing behind the #.</source>
            <translation>這不是標題：# 後面缺一個空格。</translation>
        </message>
        <message>
            <source>This is no image</source>
            <translation>這不是圖片</translation>
        </message>
        <message>
            <source>This is no link: a space stands in its address.</source>
            <translation>這不是連結：地址裡有空格。</translation>
        </message>
        <message>
            <source>This is no link: its parentheses are full-width ones.</source>
            <translation>這不是連結：它的括號是全形的。</translation>
        </message>
        <message>
            <source>This is no link: the ) behind its address is missing.</source>
            <translation>這不是連結：地址後面缺少 )。</translation>
        </message>
        <message>
            <source>This is no link: the ] behind its text is missing.</source>
            <translation>這不是連結：文字後面缺少 ]。</translation>
        </message>
        <message>
            <source>This is not a list of keys and values.</source>
            <translation>這不是由鍵和值組成的列表。</translation>
        </message>
        <message>
            <source>This is not a regular expression: {0}.</source>
            <translation>這不是正規表示式：{0}。</translation>
        </message>
        <message>
            <source>This key cannot be added safely.</source>
            <translation>無法安全地新增這個鍵。</translation>
        </message>
        <message>
            <source>This line does not fit what stands around it: look at its quotes and indentation.</source>
            <translation>這一行和前後的內容對不上：請檢查引號和縮排。</translation>
        </message>
        <message>
            <source>This line is indented, but its neighbours are not.</source>
            <translation>這一行有縮排，而前後的行沒有。</translation>
        </message>
        <message>
            <source>This line sets no “{0}”: with a full-width colon (：) it belongs to the line above.</source>
            <translation>這一行沒有設定“{0}”：用了全形冒號（：），它就屬於上一行。</translation>
        </message>
        <message>
            <source>This list begins on the line of another one, and cannot lose this item.</source>
            <translation>這個列表開始於另一個列表的同一行，不能刪除這一項。</translation>
        </message>
        <message>
            <source>This list begins on the line of another one, and cannot take more items here.</source>
            <translation>這個列表開始於另一個列表的同一行，在這裡不能再新增內容。</translation>
        </message>
        <message>
            <source>This name is too long for a file: at most 240 bytes, or 80 Chinese characters</source>
            <translation>這個檔名太長：最多 240 位元組，或 80 個漢字</translation>
        </message>
        <message>
            <source>This post has no date: {0}</source>
            <translation>這篇文章沒有日期：{0}</translation>
        </message>
        <message>
            <source>This post has no title.</source>
            <translation>這篇文章沒有標題。</translation>
        </message>
        <message>
            <source>This quoted text is not closed, or holds a wrong escape.</source>
            <translation>這段帶引號的文字沒有結束，或者有錯誤的轉義。</translation>
        </message>
        <message>
            <source>This quoted text is not closed.</source>
            <translation>這段帶引號的文字沒有結束。</translation>
        </message>
        <message>
            <source>This regular expression is too large.</source>
            <translation>這個正規表示式太大。</translation>
        </message>
        <message>
            <source>This regular expression needs too much memory.</source>
            <translation>這個正規表示式需要的記憶體太多。</translation>
        </message>
        <message>
            <source>This regular expression takes too long on one post: parts of it can match the same text in very many ways. Make it more exact.</source>
            <translation>這個正規表示式在一篇文章上耗時過長：它的一些部分能以非常多的方式匹配同一段文字。請寫得更精確些。</translation>
        </message>
        <message>
            <source>This replacement cannot be used: {0}.</source>
            <translation>這個替換內容不能用：{0}。</translation>
        </message>
        <message>
            <source>This stops Hexo, the whole site: {0}</source>
            <translation>這會讓 Hexo 整個站點停止生成：{0}</translation>
        </message>
        <message>
            <source>This value does not fit its tag {0}.</source>
            <translation>這個值和它的標記 {0} 不符。</translation>
        </message>
        <message>
            <source>This would change more than “{0}”.</source>
            <translation>這會改動“{0}”以外的內容。</translation>
        </message>
        <message>
            <source>Title, date and tags above the text</source>
            <translation>在正文上方顯示標題、日期和標籤</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>請重試</translation>
        </message>
        <message>
            <source>Try again, or save in another place</source>
            <translation>請再試一次，或者儲存到別的地方</translation>
        </message>
        <message>
            <source>Turn new PNG and JPEG images into WebP where that is smaller</source>
            <translation>把新的 PNG 和 JPEG 圖片轉成 WebP（如果更小）</translation>
        </message>
        <message>
            <source>Two of these posts are called “{0}”: rename one of them first</source>
            <translation>這些文章裡有兩篇都叫“{0}”：請先給其中一篇改名</translation>
        </message>
        <message>
            <source>Underline misspelt words (other than Chinese)</source>
            <translation>給拼錯的詞加下劃線（中文除外）</translation>
        </message>
        <message>
            <source>What the server sent is no image</source>
            <translation>伺服器發來的不是圖片</translation>
        </message>
        <message>
            <source>What was done could not be taken back: {0}</source>
            <translation>已做的改動無法撤回：{0}</translation>
        </message>
        <message>
            <source>When leaving a post or the window</source>
            <translation>離開文章或視窗時</translation>
        </message>
        <message>
            <source>Write it as code</source>
            <translation>寫成程式碼</translation>
        </message>
        <message>
            <source>Write the parentheses as ( )</source>
            <translation>把括號改成 ( )</translation>
        </message>
        <message>
            <source>Write the spaces as %20</source>
            <translation>把空格寫成 %20</translation>
        </message>
        <message>
            <source>Write {0}</source>
            <translation>改成 {0}</translation>
        </message>
        <message>
            <source>Write “{0}: ” with an ordinary colon</source>
            <translation>用普通冒號寫成“{0}: ”</translation>
        </message>
        <message>
            <source>Write “{0}”</source>
            <translation>改成“{0}”</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>寫作</translation>
        </message>
        <message>
            <source>a \ at the end means nothing; a \ itself is written \\</source>
            <translation>末尾單獨一個 \ 沒有意義；要表示 \ 本身，請寫 \\</translation>
        </message>
        <message>
            <source>a file is where its folder should be</source>
            <translation>它的資料夾的位置上是一個檔案</translation>
        </message>
        <message>
            <source>a group cannot stand for itself inside of it</source>
            <translation>分組裡面不能引用這個分組自己</translation>
        </message>
        <message>
            <source>a letter stands before them and “{0}” behind them</source>
            <translation>星號前面緊跟著文字，後面是“{0}”</translation>
        </message>
        <message>
            <source>a range runs backwards, as in z-a</source>
            <translation>範圍的前後顛倒了，如同 z-a</translation>
        </message>
        <message>
            <source>a {0} is missing</source>
            <translation>缺少 {0}</translation>
        </message>
        <message>
            <source>another program is using it</source>
            <translation>別的程式正在使用它</translation>
        </message>
        <message>
            <source>could not be deleted</source>
            <translation>無法刪除</translation>
        </message>
        <message>
            <source>could not be moved</source>
            <translation>無法移動</translation>
        </message>
        <message>
            <source>could not be read</source>
            <translation>無法讀取</translation>
        </message>
        <message>
            <source>could not be saved</source>
            <translation>無法儲存</translation>
        </message>
        <message>
            <source>could not be watched</source>
            <translation>無法監視</translation>
        </message>
        <message>
            <source>draft: is followed by yes or no</source>
            <translation>草稿: 後面寫 是 或 否</translation>
        </message>
        <message>
            <source>it has a tag (!)</source>
            <translation>它帶有標記（!）</translation>
        </message>
        <message>
            <source>it has an anchor (&amp;) that other values may refer to</source>
            <translation>它帶有錨點（&amp;），別的值可能引用它</translation>
        </message>
        <message>
            <source>it is a list of tables</source>
            <translation>它是由表組成的列表</translation>
        </message>
        <message>
            <source>it is an alias (*)</source>
            <translation>它是別名（*）</translation>
        </message>
        <message>
            <source>it is too large for this disk</source>
            <translation>它對這個磁碟來說太大</translation>
        </message>
        <message>
            <source>it leads nowhere</source>
            <translation>這條路徑哪兒也不通</translation>
        </message>
        <message>
            <source>its folder is read-only</source>
            <translation>它所在的資料夾是隻讀的</translation>
        </message>
        <message>
            <source>its keys are dotted</source>
            <translation>它的鍵是帶點的</translation>
        </message>
        <message>
            <source>its letters are written in a way that is not known here</source>
            <translation>它的文字編碼這裡不認識</translation>
        </message>
        <message>
            <source>its name is too long for this disk</source>
            <translation>名稱對這個磁碟來說太長</translation>
        </message>
        <message>
            <source>letters stand around them and punctuation inside them</source>
            <translation>星號外側是文字，內側是標點</translation>
        </message>
        <message>
            <source>no character is called “{0}”</source>
            <translation>沒有叫“{0}”的字元</translation>
        </message>
        <message>
            <source>no property of characters is called “{0}”</source>
            <translation>沒有叫“{0}”的字元屬性</translation>
        </message>
        <message>
            <source>not a web address: {0}</source>
            <translation>不是網址：{0}</translation>
        </message>
        <message>
            <source>some of its characters cannot be read.</source>
            <translation>其中有些字元讀不出來。</translation>
        </message>
        <message>
            <source>something else has this name already</source>
            <translation>已經有別的東西用了這個名稱</translation>
        </message>
        <message>
            <source>the disk can only be read</source>
            <translation>這個磁碟只能讀取</translation>
        </message>
        <message>
            <source>the disk did not keep all of it</source>
            <translation>磁碟沒有完整地儲存</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>磁碟已滿</translation>
        </message>
        <message>
            <source>the disk reported a fault</source>
            <translation>磁碟報告了故障</translation>
        </message>
        <message>
            <source>the drive cannot be reached</source>
            <translation>無法訪問這個磁碟</translation>
        </message>
        <message>
            <source>the drive does not answer</source>
            <translation>磁碟沒有響應</translation>
        </message>
        <message>
            <source>the file belongs to another user, and saving would take it from them</source>
            <translation>檔案屬於另一個使用者，儲存會改變它的歸屬</translation>
        </message>
        <message>
            <source>the file is read-only</source>
            <translation>檔案是隻讀的</translation>
        </message>
        <message>
            <source>the file or its folder is no longer there</source>
            <translation>檔案或它的資料夾已經不在了</translation>
        </message>
        <message>
            <source>the least number of repetitions is larger than the most</source>
            <translation>重複次數的下限大於上限</translation>
        </message>
        <message>
            <source>the name of a group is missing</source>
            <translation>缺少分組的名稱</translation>
        </message>
        <message>
            <source>the number of repetitions is too large</source>
            <translation>重複次數太大</translation>
        </message>
        <message>
            <source>the system lets no more of your programs watch folders</source>
            <translation>系統不允許您再有更多程式監視資料夾</translation>
        </message>
        <message>
            <source>the system refused</source>
            <translation>系統拒絕了</translation>
        </message>
        <message>
            <source>the system says “{0}”</source>
            <translation>系統說“{0}”</translation>
        </message>
        <message>
            <source>the system watches no more folders for you</source>
            <translation>系統不再為您監視更多資料夾</translation>
        </message>
        <message>
            <source>the two places are on different disks</source>
            <translation>兩個位置在不同的磁碟上</translation>
        </message>
        <message>
            <source>the value of “{0}”</source>
            <translation>“{0}”的值</translation>
        </message>
        <message>
            <source>there is no ( before this ); a ) itself is written \)</source>
            <translation>這個 ) 前面沒有對應的 (；要查詢 ) 本身，請寫 \)</translation>
        </message>
        <message>
            <source>there is no Hunspell here</source>
            <translation>這裡沒有 Hunspell</translation>
        </message>
        <message>
            <source>there is no such group</source>
            <translation>沒有這個分組</translation>
        </message>
        <message>
            <source>there is nothing before “{0}” to repeat; the sign itself is written \{0}</source>
            <translation>“{0}”前面沒有可以重複的內容；要查詢這個符號本身，請寫 \{0}</translation>
        </message>
        <message>
            <source>this ( is never closed</source>
            <translation>這個 ( 沒有結束，後面缺少 )</translation>
        </message>
        <message>
            <source>this [ is never closed; a [ itself is written \[</source>
            <translation>這個 [ 沒有結束，後面缺少 ]；要查詢 [ 本身，請寫 \[</translation>
        </message>
        <message>
            <source>this disk cannot hold a file of this name</source>
            <translation>這個磁碟不能儲存這樣名稱的檔案</translation>
        </message>
        <message>
            <source>this is not an ordinary file</source>
            <translation>這不是普通檔案</translation>
        </message>
        <message>
            <source>this item</source>
            <translation>這一項</translation>
        </message>
        <message>
            <source>too many files are open</source>
            <translation>開啟的檔案太多</translation>
        </message>
        <message>
            <source>what stands behind (? is not known</source>
            <translation>(? 後面的內容無法識別</translation>
        </message>
        <message>
            <source>what was noted of it makes no sense</source>
            <translation>留下的記錄無法理解</translation>
        </message>
        <message>
            <source>you are not allowed to change it</source>
            <translation>您沒有許可權修改它</translation>
        </message>
        <message>
            <source>you are not allowed to read it</source>
            <translation>沒有讀取它的許可權</translation>
        </message>
        <message>
            <source>{0} cannot be compared so; dates are before:2024 or after:2024-05</source>
            <translation>{0} 不能這樣比較；日期請寫 早於:2024 或 晚於:2024-05</translation>
        </message>
        <message>
            <source>{0} cannot be opened: {1}</source>
            <translation>{0} 無法開啟：{1}</translation>
        </message>
        <message>
            <source>{0} could not be read: {1}</source>
            <translation>{0} 無法讀取：{1}</translation>
        </message>
        <message>
            <source>{0} holds no keys</source>
            <translation>{0} 裡沒有任何鍵</translation>
        </message>
        <message>
            <source>{0} holds {1} YAML documents; only the first is used</source>
            <translation>{0} 裡有 {1} 份 YAML 文件，只用第一份</translation>
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
            <translation>{0} 不是 UTF-8 編碼；讀不出的字元顯示為 �</translation>
        </message>
        <message>
            <source>{0} is not closed.</source>
            <translation>{0} 沒有結束。</translation>
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
            <translation>{0} 不是有效的 TOML（{1}）；其餘簡單的設定仍然有效</translation>
        </message>
        <message>
            <source>{0} is not valid YAML{1}; the parts around it are still used</source>
            <translation>{0} 不是有效的 YAML{1}；其餘部分仍然有效</translation>
        </message>
        <message>
            <source>{0}, {1}</source>
            <translation>{0}、{1}</translation>
        </message>
        <message>
            <source>{0}: is followed by nothing</source>
            <translation>{0}: 後面沒有內容</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <source>{{% {0} %}} is not closed.</source>
            <translation>{{% {0} %}} 沒有結束。</translation>
        </message>
        <message>
            <source>“{0}” cannot be a file name on Windows: leave out the dot at the end</source>
            <translation>“{0}”在 Windows 上不能作檔名：請去掉末尾的點</translation>
        </message>
        <message>
            <source>“{0}” cannot be a file name: leave out / \ : * ? " &lt; &gt; |</source>
            <translation>“{0}”不能作檔名：請去掉 / \ : * ? " &lt; &gt; |</translation>
        </message>
        <message>
            <source>“{0}” cannot be changed here: {1}.</source>
            <translation>“{0}”不能在這裡修改：{1}。</translation>
        </message>
        <message>
            <source>“{0}” cannot be changed: {1}</source>
            <translation>“{0}”不能修改：{1}</translation>
        </message>
        <message>
            <source>“{0}” cannot be moved into its own asset folder</source>
            <translation>不能把“{0}”移到它自己的資原始檔夾裡</translation>
        </message>
        <message>
            <source>“{0}” cannot be moved into itself</source>
            <translation>不能把“{0}”移到它自己裡面</translation>
        </message>
        <message>
            <source>“{0}” cannot be read in {{{{ }}}}.</source>
            <translation>“{0}”在 {{{{ }}}} 裡無法解讀。</translation>
        </message>
        <message>
            <source>“{0}” cannot be the name of a group: it has letters, digits and _, and begins with no digit</source>
            <translation>“{0}”不能作分組的名稱：名稱由文字、數字和 _ 組成，不以數字開頭</translation>
        </message>
        <message>
            <source>“{0}” holds a value, so it cannot hold keys.</source>
            <translation>“{0}”有一個值，所以裡面不能再有鍵。</translation>
        </message>
        <message>
            <source>“{0}” holds keys of its own, and is no list.</source>
            <translation>“{0}”裡面還有自己的鍵，不是列表。</translation>
        </message>
        <message>
            <source>“{0}” is a draft already</source>
            <translation>“{0}”已經是草稿</translation>
        </message>
        <message>
            <source>“{0}” is a draft: publish it first</source>
            <translation>“{0}”是草稿：請先發布</translation>
        </message>
        <message>
            <source>“{0}” is a name that Windows keeps for itself</source>
            <translation>“{0}”是 Windows 保留的名稱</translation>
        </message>
        <message>
            <source>“{0}” is a place on this computer: no reader will see this image.</source>
            <translation>“{0}”是這臺電腦上的位置：讀者都看不到這張圖片。</translation>
        </message>
        <message>
            <source>“{0}” is a table, and tables are not removed here.</source>
            <translation>“{0}”是一個表，這裡不能刪除表。</translation>
        </message>
        <message>
            <source>“{0}” is a table; change its keys one by one.</source>
            <translation>“{0}”是一個表，請逐個修改它的鍵。</translation>
        </message>
        <message>
            <source>“{0}” is larger than {1} MB</source>
            <translation>“{0}”大於 {1} MB</translation>
        </message>
        <message>
            <source>“{0}” is missing in {{{{ }}}}.</source>
            <translation>{{{{ }}}} 裡缺少“{0}”。</translation>
        </message>
        <message>
            <source>“{0}” is no character's number: that is \xHH, \uHHHH or \UHHHHHHHH</source>
            <translation>“{0}”不是完整的字元編號，應寫成 \xHH、\uHHHH 或 \UHHHHHHHH</translation>
        </message>
        <message>
            <source>“{0}” is no draft</source>
            <translation>“{0}”不是草稿</translation>
        </message>
        <message>
            <source>“{0}” is no folder of the site's posts</source>
            <translation>“{0}”不是本站放文章的資料夾</translation>
        </message>
        <message>
            <source>“{0}” is no image</source>
            <translation>“{0}”不是圖片</translation>
        </message>
        <message>
            <source>“{0}” is not expected in {{{{ }}}}.</source>
            <translation>{{{{ }}}} 裡不該出現“{0}”。</translation>
        </message>
        <message>
            <source>“{0}” is not in the post's asset folder.</source>
            <translation>“{0}”不在文章的資原始檔夾裡。</translation>
        </message>
        <message>
            <source>“{0}” is taken for an HTML tag and is not shown.</source>
            <translation>“{0}”會被當成 HTML 標籤，不會顯示出來。</translation>
        </message>
        <message>
            <source>“{0}” leads out of the site's folder</source>
            <translation>“{0}”指向站點的資料夾之外</translation>
        </message>
        <message>
            <source>“{0}” means nothing; a \ itself is written \\</source>
            <translation>“{0}”沒有意義；要表示 \ 本身，請寫 \\</translation>
        </message>
        <message>
            <source>“{0}” stands before them and a letter behind them</source>
            <translation>星號前面是“{0}”，後面緊跟著文字</translation>
        </message>
        <message>
            <source>“{0}” stands behind another sign that repeats</source>
            <translation>“{0}”緊跟在另一個表示重複的符號後面</translation>
        </message>
        <message>
            <source>“{0}” stays as it is: it is the address of “{1}”, too</source>
            <translation>“{0}”保持不變：它也是“{1}”的地址</translation>
        </message>
        <message>
            <source>“{0}” stays as it is: where it leads from this post is not certain</source>
            <translation>“{0}”保持不變：不能確定它從這篇文章指向哪裡</translation>
        </message>
        <message>
            <source>“{0}” was changed on the disk by another program since it was opened.</source>
            <translation>“{0}”開啟之後，在磁碟上被別的程式修改了。</translation>
        </message>
        <message>
            <source>“{0}” was deleted on the disk by another program since it was opened.</source>
            <translation>“{0}”開啟之後，被別的程式從磁碟上刪除了。</translation>
        </message>
        <message>
            <source>“{0}” would be hidden: a post's name does not begin with a dot</source>
            <translation>“{0}”會成為隱藏檔案：文章的名稱不要以點開頭</translation>
        </message>
        <message>
            <source>“{0}” would become a draft: choose “Back to Drafts” for that</source>
            <translation>“{0}”會變成草稿：請用“退回草稿”</translation>
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
            <translation>開啟站點的資料夾</translation>
        </message>
        <message>
            <source>The sample site could not be copied. {0}</source>
            <translation>示例站點無法複製。{0}</translation>
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
            <translation>標題：</translation>
        </message>
        <message>
            <source>Type what to search for first.</source>
            <translation>請先輸入要搜尋的內容。</translation>
        </message>
        <message>
            <source>Save this search</source>
            <translation>儲存這個搜尋</translation>
        </message>
        <message>
            <source>Name:</source>
            <translation>名稱：</translation>
        </message>
        <message>
            <source>Go to a post by title, pinyin or path</source>
            <translation>按標題、拼音或路徑轉到文章</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>移到回收站</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤銷</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>以及另外 {0} 篇</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>New file name, without its ending:</source>
            <translation>新的檔名，不含副檔名：</translation>
        </message>
        <message>
            <source>Move “{0}” and the images of its asset folder to the trash?</source>
            <translation>把“{0}”和它資原始檔夾裡的圖片移到回收站嗎？</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>重新載入</translation>
        </message>
        <message>
            <source>Give up the unsaved changes of “{0}”? Undo brings them back.</source>
            <translation>放棄“{0}”未儲存的改動嗎？撤銷可以恢復。</translation>
        </message>
        <message>
            <source>This text belongs to no file.</source>
            <translation>這段文字不屬於任何檔案。</translation>
        </message>
        <message>
            <source>Insert a snippet, by name or pinyin</source>
            <translation>按名稱或拼音插入片段</translation>
        </message>
        <message>
            <source>Edit a snippet</source>
            <translation>編輯片段</translation>
        </message>
        <message>
            <source>Nothing has been logged yet.</source>
            <translation>還沒有任何日誌。</translation>
        </message>
        <message>
            <source>No program opens it. The log is {0}</source>
            <translation>沒有程式能開啟它。日誌在 {0}</translation>
        </message>
        <message>
            <source>Restored; it is saved when you save. Undo takes it back.</source>
            <translation>已恢復，儲存後生效。撤銷可以收回。</translation>
        </message>
        <message>
            <source>This is the header: Markdown begins below it.</source>
            <translation>這裡是頭資訊，Markdown 從它下面開始。</translation>
        </message>
        <message>
            <source>The cursor is not in a table where this can be done.</source>
            <translation>游標不在可以這樣做的表格裡。</translation>
        </message>
    </context>
    <context>
        <name>window</name>
        <message>
            <source>There is no change of several posts to take back.</source>
            <translation>沒有可以撤回的多篇修改。</translation>
        </message>
        <message>
            <source>Undo the last change of several posts</source>
            <translation>撤銷上次對多篇文章的修改</translation>
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
            <translation>撤回 {1} 的“{0}”嗎？它修改了 {2} 篇文章。</translation>
        </message>
        <message>
            <source>{0} {0:post is as it was|posts are as they were} before. The others were not taken back.</source>
            <translation>{0} 篇文章已恢復原樣，其餘的尚未撤銷。</translation>
        </message>
        <message>
            <source>Undo the Rest</source>
            <translation>撤銷其餘的更改</translation>
        </message>
        <message>
            <source>The posts are back where they were.</source>
            <translation>文章已經放回原處。</translation>
        </message>
        <message>
            <source>{0} {0:post is as it was|posts are as they were} before.</source>
            <translation>{0} 篇文章已恢復原樣。</translation>
        </message>
        <message>
            <source>{0} {0:post was|posts were} changed.</source>
            <translation>修改了 {0} 篇文章。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤銷</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>以及另外 {0} 篇</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>Open in a Tab of Its Own</source>
            <translation>在單獨的標籤頁中開啟</translation>
        </message>
        <message>
            <source>Copy Path</source>
            <translation>複製路徑</translation>
        </message>
        <message>
            <source>Copy Paths</source>
            <translation>複製路徑</translation>
        </message>
        <message>
            <source>Move {0} Posts to Trash…</source>
            <translation>把 {0} 篇文章移到回收站…</translation>
        </message>
        <message>
            <source>Move to a folder</source>
            <translation>移動到資料夾</translation>
        </message>
        <message>
            <source>Folder, which is made if it is not there:</source>
            <translation>資料夾（沒有的話會新建）：</translation>
        </message>
        <message>
            <source>Move {0} {0:post with its asset folder|posts with their asset folders} to {1}?</source>
            <translation>把 {0} 篇文章連同資原始檔夾移動到 {1} 嗎？</translation>
        </message>
        <message>
            <source>{0} {0:post was|posts were} moved to {1}.</source>
            <translation>{0} 篇文章已移動到 {1}。</translation>
        </message>
        <message>
            <source>Move {0} {0:post|posts} to {1}</source>
            <translation>把 {0} 篇文章移到 {1}</translation>
        </message>
        <message>
            <source>Looking at the posts…</source>
            <translation>正在檢視文章…</translation>
        </message>
        <message>
            <source>Move {0} to {1}?</source>
            <translation>把 {0} 移到 {1}？</translation>
        </message>
        <message>
            <source>Move posts</source>
            <translation>移動文章</translation>
        </message>
        <message>
            <source>Rename {0} to {1}?</source>
            <translation>把 {0} 改名為 {1}？</translation>
        </message>
        <message>
            <source>{0} is called {1} now.</source>
            <translation>{0} 已改名為 {1}。</translation>
        </message>
        <message>
            <source>Rename {0} to {1}</source>
            <translation>把 {0} 改名為 {1}</translation>
        </message>
        <message>
            <source>Publish {0} as {1}?</source>
            <translation>把 {0} 釋出為 {1}？</translation>
        </message>
        <message>
            <source>Publish {0}</source>
            <translation>釋出 {0}</translation>
        </message>
        <message>
            <source>Published as {0}.</source>
            <translation>已釋出為 {0}。</translation>
        </message>
        <message>
            <source>Put {0} back among the drafts as {1}?</source>
            <translation>把 {0} 退回草稿，成為 {1}？</translation>
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
            <translation>正在移動文章…</translation>
        </message>
        <message>
            <source>Links in {0} other {0:post|posts} were updated.</source>
            <translation>另外 {0} 篇文章裡的連結已更新。</translation>
        </message>
        <message>
            <source>{0} was moved to {1}.</source>
            <translation>{0} 已移動到 {1}。</translation>
        </message>
        <message>
            <source>Move {0} posts and the images of their asset folders to the trash?</source>
            <translation>把 {0} 篇文章和它們資原始檔夾裡的圖片移到回收站嗎？</translation>
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
            <translation>扔掉的文章在系統的回收站裡。</translation>
        </message>
        <message>
            <source>Go to Line</source>
            <translation>轉到行</translation>
        </message>
        <message>
            <source>Line (1 to {0}):</source>
            <translation>行（1 到 {0}）：</translation>
        </message>
        <message>
            <source>Insert images</source>
            <translation>插入圖片</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>圖片</translation>
        </message>
        <message>
            <source>Keeping the image…</source>
            <translation>正在儲存圖片…</translation>
        </message>
        <message>
            <source>Kept as {0}, but the post was closed</source>
            <translation>已存為 {0}，但文章已經關閉</translation>
        </message>
        <message>
            <source>Kept as {0}</source>
            <translation>已儲存為 {0}</translation>
        </message>
        <message>
            <source>There are no snippets yet: Format ▸ Snippets ▸ New Snippet makes one.</source>
            <translation>還沒有片段：用“格式 ▸ 片段 ▸ 新建片段”建立一個。</translation>
        </message>
        <message>
            <source>This is the header: Markdown begins below it.</source>
            <translation>這裡是頭資訊，Markdown 從它下面開始。</translation>
        </message>
        <message>
            <source>Left as they are, for the header does not have them: {0}</source>
            <translation>保持原樣，因為頭資訊裡沒有：{0}</translation>
        </message>
    </context>
</TS>
