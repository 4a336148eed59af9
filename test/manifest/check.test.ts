import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkManifest } from '../../scripts/manifest/check.ts';
import { wordComplaint } from '../../scripts/manifest/words.ts';
import { faultsOf, MANIFEST, SITE } from './site.ts';

/** An edit of the real manifest, and every complaint it must raise. */
const BROKEN: readonly (readonly [
  title: string,
  from: string | RegExp,
  to: string,
  faults: string[],
])[] = [
  ['a tag left open', '</Requirements>', '', ['xml-malformed OfficeApp']],
  ['a prefix nobody declared', '<Hosts>', '<x:Hosts>', ['xml-malformed OfficeApp']],
  ['an identifier that is no GUID', /<Id>[^<]*/, '<Id>taizhang', ['value-wrong Id']],
  [
    'a version of words',
    /<Version>[^<]*/,
    '<Version>one',
    ['value-wrong Version', 'version-differs Version'],
  ],
  [
    'a version that was not raised',
    '<Version>0.1.0.0',
    '<Version>0.0.9.0',
    ['version-differs Version'],
  ],
  ['no provider', /<ProviderName>.*<\/ProviderName>/, '', ['element-missing OfficeApp']],
  [
    'two providers',
    '<DefaultLocale>',
    '<ProviderName>x</ProviderName><DefaultLocale>',
    ['element-repeated ProviderName'],
  ],
  [
    'requirements before hosts',
    /(<Hosts>\s*<Host Name[^]*?<\/Hosts>)([^]*?<\/Requirements>)/,
    '$2$1',
    ['element-order Hosts'],
  ],
  [
    'an element Excel does not know',
    '<DefaultSettings>',
    '<Colour /><DefaultSettings>',
    ['element-unknown Colour'],
  ],
  ['a mail add-in', 'xsi:type="TaskPaneApp"', 'xsi:type="MailApp"', ['type-unknown OfficeApp']],
  [
    'an attribute in the wrong case',
    'IconUrl DefaultValue="https://localhost:3000/assets/icon-32',
    'IconUrl defaultvalue="https://localhost:3000/assets/icon-32',
    ['attribute-unknown IconUrl', 'attribute-missing IconUrl'],
  ],
  ['another program', '<Host Name="Workbook"', '<Host Name="Document"', ['value-wrong Host']],
  ['an unknown permission', '>ReadWriteDocument<', '>Everything<', ['value-wrong Permissions']],
  [
    'a label of 126 characters',
    'id="Tab.Label" DefaultValue="台账"',
    `id="Tab.Label" DefaultValue="${'台'.repeat(126)}"`,
    ['text-long bt:String'],
  ],
  [
    'a tip of 251 characters',
    /(id="Open.Tip" DefaultValue=")[^"]*/,
    `$1${'点'.repeat(251)}`,
    ['text-long bt:String'],
  ],
  [
    'a resource id of 33 characters',
    /Tab\.Label/g,
    'T'.repeat(33),
    ['text-long tp:Label', 'text-long bt:String'],
  ],
  [
    'an English label forgotten',
    /<bt:Override Locale="en-US" Value="Check" \/>/,
    '',
    ['locale-missing bt:String'],
  ],
  [
    'an English name forgotten',
    '<Override Locale="en-US" Value="Taizhang" />',
    '',
    ['locale-missing DisplayName'],
  ],
  [
    'a reference to nothing',
    '<Label resid="Check.Label" />',
    '<Label resid="Check.Lable" />',
    ['resource-missing tp:Label', 'resource-unused bt:String'],
  ],
  [
    'a label that refers to a long string',
    '<Label resid="Group.Label" />',
    '<Label resid="Open.Tip" />',
    ['resource-missing tp:Label', 'resource-unused bt:String'],
  ],
  [
    'two controls with one id',
    'id="Taizhang.Check"',
    'id="Taizhang.Open"',
    ['id-repeated tp:Control'],
  ],
  [
    'http',
    'SupportUrl DefaultValue="https:',
    'SupportUrl DefaultValue="http:',
    ['address-insecure SupportUrl'],
  ],
  [
    'another host for one picture',
    'Icon.16" DefaultValue="https://localhost:3000/',
    'Icon.16" DefaultValue="https://example.org/',
    ['address-elsewhere bt:Image'],
  ],
  [
    'a picture that is not there',
    /assets\/check-64\.png/,
    'assets/check-65.png',
    ['file-missing bt:Image'],
  ],
  [
    'a page that was not built',
    /taskpane\.html\?do=check/,
    'checkpane.html',
    ['file-missing bt:Url'],
  ],
  [
    'a picture of another size',
    /(id="Icon\.80" DefaultValue="[^"]*)icon-80/,
    '$1icon-64',
    ['icon-size bt:Image', 'icon-size bt:Image'],
  ],
  [
    'a size Office does not draw',
    '<bt:Image size="64" resid="Check.64" />',
    '<bt:Image size="60" resid="Check.64" />',
    ['value-wrong bt:Image', 'icon-size bt:Image'],
  ],
  [
    'no small picture',
    '<bt:Image size="16" resid="Check.16" />',
    '',
    ['icon-missing tp:Icon', 'resource-unused bt:Image'],
  ],
  [
    'a drawing as icon',
    'HighResolutionIconUrl DefaultValue="https://localhost:3000/assets/icon-64.png"',
    'HighResolutionIconUrl DefaultValue="https://localhost:3000/assets/icon.svg"',
    ['icon-size HighResolutionIconUrl'],
  ],
  [
    'one pane id for two addresses',
    '<TaskpaneId>Taizhang.Check</TaskpaneId>',
    '<TaskpaneId>Office.AutoShowTaskpaneWithDocument</TaskpaneId>',
    ['pane-shared tp:Action'],
  ],
  [
    'a base address no button opens',
    'SourceLocation DefaultValue="https://localhost:3000/taskpane.html"',
    'SourceLocation DefaultValue="https://localhost:3000/taskpane.html?from=base"',
    ['pane-base SourceLocation'],
  ],
  ['a newer requirement set', 'MinVersion="1.7"', 'MinVersion="1.8"', ['api-differs Set']],
  ['no ExcelApi at all', '<Set Name="ExcelApi"', '<Set Name="WordApi"', ['api-differs Sets']],
  ['a set without a version', ' MinVersion="1.7"', '', ['api-differs Set']],
  [
    'no label for the tab',
    '<Label resid="Tab.Label" />',
    '',
    ['element-missing tp:CustomTab', 'resource-unused bt:String'],
  ],
  [
    'a button without a type',
    '<Control xsi:type="Button" id="Taizhang.Open">',
    '<Control id="Taizhang.Open">',
    ['type-unknown tp:Control'],
  ],
];

describe('the manifest', () => {
  it('has nothing wrong', () => {
    expect(checkManifest(MANIFEST, SITE)).toEqual([]);
  });

  it.each(BROKEN)('raises exactly its complaints for %s', (_title, from, to, faults) => {
    const broken = MANIFEST.replace(from, to);
    expect(broken).not.toBe(MANIFEST);
    expect(faultsOf(broken).sort()).toEqual([...faults].sort());
  });

  it('is asked for the requirement set the code names', () => {
    const [complaint] = checkManifest(MANIFEST, { ...SITE, api: '1.9' });
    expect(complaint).toMatchObject({
      fault: 'api-differs',
      detail: { manifest: '1.7', api: '1.9' },
    });
  });

  it('stays sound whatever site it is served from', () => {
    const moved = MANIFEST.replaceAll('https://localhost:3000/', 'https://tz.example.cn/app/');
    expect(checkManifest(moved, SITE)).toEqual([]);
  });

  it('is complained of, not crashed on, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.nat(MANIFEST.trimEnd().length - 1), (length) => {
        const complaints = checkManifest(MANIFEST.slice(0, length), SITE);
        expect(complaints).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a complaint in words', () => {
  it('says where, what and how to mend', () => {
    const broken = MANIFEST.replace('MinVersion="1.7"', 'MinVersion="1.8"');
    const line = broken.slice(0, broken.indexOf('MinVersion="1.8"')).split('\n').length;
    const [complaint] = checkManifest(broken, SITE);
    if (!complaint) throw new Error('no complaint');
    expect(wordComplaint('manifest.xml', complaint, 'en')).toBe(
      `manifest.xml:${line} <Set> asks for ExcelApi 1.8, the code for 1.7. Make it agree with REQUIRED_API in src/excel/requirement.ts. (api-differs)`,
    );
    expect(wordComplaint('manifest.xml', complaint, 'zh')).toContain(`第 ${line} 行 <Set>`);
  });

  it.each(BROKEN)('leaves no detail unfilled for %s', (_title, from, to) => {
    const complaints = checkManifest(MANIFEST.replace(from, to), SITE);
    const lines = complaints.flatMap((complaint) => [
      wordComplaint('m.xml', complaint, 'zh'),
      wordComplaint('m.xml', complaint, 'en'),
    ]);
    expect(lines.filter((line) => /\{\w+\}/.test(line))).toEqual([]);
  });
});
