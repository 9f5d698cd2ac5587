; The Windows installer, for NSIS 3. packaging/build.py passes VERSION, BUNDLE, ICON, OUTPUT and SIZE (KiB).
; For this user without administrator's rights, or for all users: an administrator is asked which.

Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true

!define NAME "Galley"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Galley"
!define CLASSES "Software\Classes"

!define MULTIUSER_MUI
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "Galley"
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "UninstallString"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!include MultiUser.nsh
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey LegalCopyright "The Galley authors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\galleyw.exe"
!define MUI_FINISHPAGE_NOAUTOCLOSE

!insertmacro MUI_PAGE_WELCOME
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "TradChinese"

LangString Running ${LANG_ENGLISH} "Galley is running. Please close its window, then try again."
LangString Running ${LANG_SIMPCHINESE} "Galley 正在运行。请先关闭它的窗口，再重试。"
LangString Running ${LANG_TRADCHINESE} "Galley 正在執行。請先關閉它的視窗，再重試。"
LangString TooOld ${LANG_ENGLISH} "Galley needs 64-bit Windows 10 or newer."
LangString TooOld ${LANG_SIMPCHINESE} "Galley 需要 64 位的 Windows 10 或更新的版本。"
LangString TooOld ${LANG_TRADCHINESE} "Galley 需要 64 位元的 Windows 10 或更新的版本。"
LangString Kind ${LANG_ENGLISH} "Markdown post"
LangString Kind ${LANG_SIMPCHINESE} "Markdown 文章"
LangString Kind ${LANG_TRADCHINESE} "Markdown 文章"

; A program that runs can't be written to; that is how it is found here.
!macro WaitUntilClosed
    ${Do}
        ${IfNot} ${FileExists} "$INSTDIR\galleyw.exe"
            ${ExitDo}
        ${EndIf}
        ClearErrors
        FileOpen $0 "$INSTDIR\galleyw.exe" a
        ${IfNot} ${Errors}
            FileClose $0
            ${ExitDo}
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY +2
        Abort
    ${Loop}
!macroend

; What was installed, and nothing else: sites, settings and unsaved text lie elsewhere, and a folder that
; somebody put files of their own into stays with them.
!macro RemoveProgram
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\galley.exe"
    Delete "$INSTDIR\galleyw.exe"
!macroend

Function .onInit
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
        MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
        Abort
    ${EndIf}
    SetRegView 64
    !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
    SetRegView 64
    !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section
    !insertmacro WaitUntilClosed
    ; Files of an older version that this one no longer has must not stay.
    !insertmacro RemoveProgram
    SetOutPath "$INSTDIR"
    File /r "${BUNDLE}\*.*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateShortcut "$SMPROGRAMS\Galley.lnk" "$INSTDIR\galleyw.exe"

    ; "Open with", as a choice: what opens .md files now stays as it is.
    WriteRegStr SHCTX "${CLASSES}\Galley.Markdown" "" "$(Kind)"
    WriteRegStr SHCTX "${CLASSES}\Galley.Markdown\DefaultIcon" "" "$INSTDIR\galleyw.exe,0"
    WriteRegStr SHCTX "${CLASSES}\Galley.Markdown\shell\open\command" "" '"$INSTDIR\galleyw.exe" "%1"'
    WriteRegStr SHCTX "${CLASSES}\.md\OpenWithProgids" "Galley.Markdown" ""
    WriteRegStr SHCTX "${CLASSES}\.markdown\OpenWithProgids" "Galley.Markdown" ""
    WriteRegStr SHCTX "${CLASSES}\Applications\galleyw.exe" "FriendlyAppName" "Galley"
    WriteRegStr SHCTX "${CLASSES}\Applications\galleyw.exe\shell\open\command" "" '"$INSTDIR\galleyw.exe" "%1"'
    WriteRegStr SHCTX "${CLASSES}\Applications\galleyw.exe\SupportedTypes" ".md" ""
    WriteRegStr SHCTX "${CLASSES}\Applications\galleyw.exe\SupportedTypes" ".markdown" ""
    ; A folder's own menu: open it as a site.
    WriteRegStr SHCTX "${CLASSES}\Directory\shell\Galley" "" "Galley"
    WriteRegStr SHCTX "${CLASSES}\Directory\shell\Galley" "Icon" "$INSTDIR\galleyw.exe,0"
    WriteRegStr SHCTX "${CLASSES}\Directory\shell\Galley\command" "" '"$INSTDIR\galleyw.exe" "%1"'

    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "Galley"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\galleyw.exe,0"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "Galley developers"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
    !insertmacro WaitUntilClosed
    !insertmacro RemoveProgram
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Galley.lnk"
    DeleteRegKey SHCTX "${CLASSES}\Galley.Markdown"
    DeleteRegValue SHCTX "${CLASSES}\.md\OpenWithProgids" "Galley.Markdown"
    DeleteRegValue SHCTX "${CLASSES}\.markdown\OpenWithProgids" "Galley.Markdown"
    DeleteRegKey SHCTX "${CLASSES}\Applications\galleyw.exe"
    DeleteRegKey SHCTX "${CLASSES}\Directory\shell\Galley"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
