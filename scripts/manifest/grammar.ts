/** What a text or an attribute may hold; structure.ts has the pattern of each. */
export type Kind =
  | 'guid'
  | 'version'
  | 'set-version'
  | 'culture'
  | 'short'
  | 'long'
  | 'address'
  | 'resid'
  | 'size'
  | 'permission'
  | 'host';

/** How often: once, at most once, at least once, any number. */
type Times = '1' | '?' | '+' | '*';

export interface Shape {
  readonly text?: Kind;
  /** A kind with a question mark may be left out. */
  readonly attributes?: Readonly<Record<string, Kind | `${Kind}?`>>;
  /** In this order. */
  readonly children?: readonly (readonly [name: string, times: Times, shape: string])[];
  /** The shape by the element's `xsi:type`, where the schema has several. */
  readonly types?: Readonly<Record<string, string>>;
}

const resource = { attributes: { resid: 'resid' } } as const;

const setting = (kind: Kind, override: string): Shape => ({
  attributes: { DefaultValue: kind },
  children: [['Override', '*', override]],
});

const listed = (kind: Kind, override: string): Shape => ({
  attributes: { id: 'resid', DefaultValue: kind },
  children: [['bt:Override', '*', override]],
});

const control = [
  ['tp:Label', '1', 'resource'],
  ['tp:Supertip', '1', 'supertip'],
  ['tp:Icon', '1', 'icon'],
] as const;

/**
 * The part of the manifest schemas (1.1, overrides 1.0; [MS-OWEMXML] appendix A) a task pane add-in for Excel
 * may use: custom functions, dictionaries, single sign-on and COM equivalents are left out, as this
 * product has none.
 */
export const SHAPES: Readonly<Record<string, Shape>> = {
  manifest: { types: { TaskPaneApp: 'app' } },
  app: {
    children: [
      ['Id', '1', 'guid'],
      ['Version', '1', 'version'],
      ['ProviderName', '1', 'short'],
      ['DefaultLocale', '1', 'culture'],
      ['DisplayName', '1', 'short-setting'],
      ['Description', '1', 'long-setting'],
      ['IconUrl', '1', 'address-setting'],
      ['HighResolutionIconUrl', '1', 'address-setting'],
      ['SupportUrl', '1', 'address-setting'],
      ['AppDomains', '?', 'domains'],
      ['Hosts', '1', 'hosts'],
      ['Requirements', '1', 'requirements'],
      ['DefaultSettings', '1', 'defaults'],
      ['Permissions', '1', 'permission'],
      ['tp:VersionOverrides', '?', 'overrides-versions'],
    ],
  },
  guid: { text: 'guid' },
  version: { text: 'version' },
  short: { text: 'short' },
  long: { text: 'long' },
  culture: { text: 'culture' },
  permission: { text: 'permission' },
  domains: { children: [['AppDomain', '+', 'domain']] },
  domain: { text: 'address' },
  'short-setting': setting('short', 'short-override'),
  'long-setting': setting('long', 'long-override'),
  'address-setting': setting('address', 'address-override'),
  'short-override': { attributes: { Locale: 'culture', Value: 'short' } },
  'long-override': { attributes: { Locale: 'culture', Value: 'long' } },
  'address-override': { attributes: { Locale: 'culture', Value: 'address' } },
  hosts: { children: [['Host', '+', 'host']] },
  host: { attributes: { Name: 'host' } },
  requirements: { children: [['Sets', '1', 'sets']] },
  sets: { attributes: { DefaultMinVersion: 'set-version?' }, children: [['Set', '+', 'set']] },
  set: { attributes: { Name: 'short', MinVersion: 'set-version?' } },
  defaults: { children: [['SourceLocation', '1', 'address-setting']] },

  'overrides-versions': { types: { VersionOverridesV1_0: 'overrides' } },
  overrides: {
    children: [
      ['tp:Description', '?', 'resource'],
      ['tp:Requirements', '?', 'bt-requirements'],
      ['tp:Hosts', '1', 'tp-hosts'],
      ['tp:Resources', '1', 'resources'],
    ],
  },
  resource,
  'bt-requirements': { children: [['bt:Sets', '1', 'bt-sets']] },
  'bt-sets': {
    attributes: { DefaultMinVersion: 'set-version?' },
    children: [['bt:Set', '+', 'set']],
  },
  'tp-hosts': { children: [['tp:Host', '+', 'tp-host']] },
  'tp-host': { types: { Workbook: 'workbook' } },
  workbook: { children: [['tp:DesktopFormFactor', '1', 'desktop']] },
  desktop: {
    children: [
      ['tp:GetStarted', '?', 'start'],
      ['tp:FunctionFile', '?', 'resource'],
      ['tp:ExtensionPoint', '+', 'point'],
    ],
  },
  start: {
    children: [
      ['tp:Title', '1', 'resource'],
      ['tp:Description', '1', 'resource'],
      ['tp:LearnMoreUrl', '1', 'resource'],
    ],
  },
  point: { types: { PrimaryCommandSurface: 'ribbon' } },
  ribbon: {
    children: [
      ['tp:OfficeTab', '*', 'office-tab'],
      ['tp:CustomTab', '*', 'custom-tab'],
    ],
  },
  'office-tab': { attributes: { id: 'short' }, children: [['tp:Group', '+', 'group']] },
  'custom-tab': {
    attributes: { id: 'short' },
    children: [
      ['tp:Group', '+', 'group'],
      ['tp:Label', '1', 'resource'],
    ],
  },
  group: {
    attributes: { id: 'short' },
    children: [
      ['tp:Label', '1', 'resource'],
      ['tp:Icon', '1', 'icon'],
      ['tp:Control', '+', 'control'],
    ],
  },
  icon: { children: [['bt:Image', '+', 'image']] },
  image: { attributes: { size: 'size', resid: 'resid' } },
  control: { types: { Button: 'button' } },
  button: {
    attributes: { id: 'short' },
    children: [...control, ['tp:Action', '1', 'action']],
  },
  supertip: {
    children: [
      ['tp:Title', '1', 'resource'],
      ['tp:Description', '1', 'resource'],
    ],
  },
  action: { types: { ShowTaskpane: 'show', ExecuteFunction: 'execute' } },
  show: {
    children: [
      ['tp:TaskpaneId', '?', 'short'],
      ['tp:SourceLocation', '1', 'resource'],
      ['tp:Title', '?', 'resource'],
    ],
  },
  execute: { children: [['tp:FunctionName', '1', 'long']] },

  resources: {
    children: [
      ['bt:Images', '1', 'images'],
      ['bt:Urls', '1', 'urls'],
      ['bt:ShortStrings', '1', 'short-strings'],
      ['bt:LongStrings', '1', 'long-strings'],
    ],
  },
  images: { children: [['bt:Image', '*', 'listed-address']] },
  urls: { children: [['bt:Url', '*', 'listed-address']] },
  'short-strings': { children: [['bt:String', '*', 'listed-short']] },
  'long-strings': { children: [['bt:String', '*', 'listed-long']] },
  'listed-address': listed('address', 'address-override'),
  'listed-short': listed('short', 'short-override'),
  'listed-long': listed('long', 'long-override'),
};
