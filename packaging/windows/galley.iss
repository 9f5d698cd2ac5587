; The Windows installer, for Inno Setup 6.3 or newer. packaging/build.py passes Version, Bundle and Output.
; Per user without administrator's rights, or for all users: Setup asks.

#ifndef Version
  #error Version is not defined: run packaging/build.py
#endif

[Setup]
AppId={{6E0A4A7B-5B60-4C8B-9B57-2D0C9C0B7F31}
AppName=Galley
AppVersion={#Version}
AppVerName=Galley {#Version}
AppPublisher=The Galley authors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Galley
DefaultGroupName=Galley
DisableProgramGroupPage=yes
LicenseFile={#Bundle}\_internal\licences\Galley.txt
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Output}
OutputBaseFilename=galley-{#Version}-windows-x64
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\galleyw.exe
UninstallDisplayName=Galley
Compression=lzma2/max
SolidCompression=yes
LZMAUseSeparateProcess=yes
WizardStyle=modern
; A running Galley is asked to close and keeps its unsaved text.
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes
ChangesEnvironment=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
AddPath=Let the command line find the command galley

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "path"; Description: "{cm:AddPath}"; Flags: unchecked

[InstallDelete]
; Files of an older version that this one no longer has must not stay.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Galley"; Filename: "{app}\galleyw.exe"; AppUserModelID: "Galley"
Name: "{autodesktop}\Galley"; Filename: "{app}\galleyw.exe"; AppUserModelID: "Galley"; Tasks: desktopicon

[Registry]
; "Open with", as a choice: what opens .md files now stays as it is.
Root: HKA; Subkey: "Software\Classes\Galley.Markdown"; ValueType: string; ValueData: "Markdown post"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Galley.Markdown\DefaultIcon"; ValueType: string; ValueData: "{app}\galleyw.exe,0"
Root: HKA; Subkey: "Software\Classes\Galley.Markdown\shell\open\command"; ValueType: string; ValueData: """{app}\galleyw.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.md\OpenWithProgids"; ValueType: none; ValueName: "Galley.Markdown"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.markdown\OpenWithProgids"; ValueType: none; ValueName: "Galley.Markdown"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Applications\galleyw.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Galley"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\galleyw.exe\shell\open\command"; ValueType: string; ValueData: """{app}\galleyw.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\galleyw.exe\SupportedTypes"; ValueType: none; ValueName: ".md"
Root: HKA; Subkey: "Software\Classes\Applications\galleyw.exe\SupportedTypes"; ValueType: none; ValueName: ".markdown"
; A folder's own menu: open it as a site.
Root: HKA; Subkey: "Software\Classes\Directory\shell\Galley"; ValueType: string; ValueData: "Galley"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\Galley"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\galleyw.exe,0"
Root: HKA; Subkey: "Software\Classes\Directory\shell\Galley\command"; ValueType: string; ValueData: """{app}\galleyw.exe"" ""%1"""

[Run]
Filename: "{app}\galleyw.exe"; Description: "{cm:LaunchProgram,Galley}"; Flags: nowait postinstall skipifsilent

; Uninstalling removes what was installed and nothing else: sites, settings, and the journal of unsaved
; text lie outside {app} and stay.

[Code]
const
  Machine = 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment';
  Own = 'Environment';

function PathRoot: Integer;
begin
  if IsAdminInstallMode then Result := HKEY_LOCAL_MACHINE else Result := HKEY_CURRENT_USER;
end;

function PathKey: String;
begin
  if IsAdminInstallMode then Result := Machine else Result := Own;
end;

procedure ChangePath(Add: Boolean);
var
  Old, Parts: String;
begin
  if not RegQueryStringValue(PathRoot, PathKey, 'Path', Old) then Old := '';
  Parts := ';' + Old + ';';
  StringChangeEx(Parts, ';' + ExpandConstant('{app}') + ';', ';', True);
  if Add then Parts := Parts + ExpandConstant('{app}') + ';';
  while (Length(Parts) > 0) and (Parts[1] = ';') do Delete(Parts, 1, 1);
  while (Length(Parts) > 0) and (Parts[Length(Parts)] = ';') do Delete(Parts, Length(Parts), 1);
  if Parts <> Old then RegWriteExpandStringValue(PathRoot, PathKey, 'Path', Parts);
end;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if (CurStep = ssPostInstall) and WizardIsTaskSelected('path') then ChangePath(True);
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if CurUninstallStep = usPostUninstall then ChangePath(False);
end;
