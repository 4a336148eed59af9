import type { Definition } from '../core/define/index.ts';
import type { Form } from '../core/form.ts';
import type { Found } from '../core/gather/found.ts';
import type { Group } from '../core/gather/group.ts';
import type { Peek } from '../core/gather/peek.ts';
import type { Period } from '../core/setting.ts';
import type { Area, Sheet, Workbook } from '../core/sheet.ts';
import type { Tally } from '../core/tally.ts';
import type {
  Checked,
  Chosen,
  Consolidation,
  FilesChecked,
  Marked,
  NamedBytes,
  Outcome,
  TemplateOrder,
} from '../panel/engine.ts';
import type { Known } from './known.ts';

/** A file that was looked at; the browser keeps its bytes on disk until they are asked for. */
export interface FoundFile extends Found {
  readonly file: File;
  /** The bytes are those it was encrypted from: it was only protected against changes. */
  readonly readOnly: boolean;
}

/** A setting as plain data: the division and the registers are in every worker. */
export interface Order {
  readonly region: string;
  readonly window: Period | null;
  readonly today: string;
  readonly asOf: string;
  readonly cutoff: string | null;
}

interface Job<Given, Done> {
  readonly given: Given;
  readonly done: Done;
}

/** What any worker can be asked for; a file is read where there is a worker free. */
export interface ReadJobs {
  readonly look: Job<Chosen, FoundFile>;
  readonly peek: Job<{ readonly file: FoundFile; readonly region: string }, Peek<FoundFile>>;
  readonly tally: Job<{ readonly group: Group<FoundFile>; readonly order: Order }, Tally>;
}

/** What the pane asks for. `readers` are the ends of channels to other workers. */
export interface PanelJobs {
  readonly learn: Job<Known, null>;
  readonly adopt: Job<readonly Form[], null>;
  readonly define: Job<{ readonly file: File; readonly others: readonly Form[] }, Definition>;
  /** A run keeps the registers it was joined with. */
  readonly join: Job<{ readonly port: MessagePort; readonly forms: readonly Form[] }, null>;
  readonly check: Job<{ readonly workbook: Workbook; readonly today: string }, Checked>;
  readonly checkAgain: Job<{ readonly sheet: Sheet; readonly area: Area }, Checked | null>;
  readonly checkFiles: Job<
    { files: readonly Chosen[]; today: string; readers: readonly MessagePort[] },
    FilesChecked
  >;
  readonly mark: Job<{ files: readonly Marked[]; language: string }, NamedBytes>;
  readonly consolidate: Job<
    { files: readonly Chosen[]; order: Consolidation; readers: readonly MessagePort[] },
    Outcome
  >;
  readonly county: Job<null, Workbook>;
  readonly countyBytes: Job<null, Uint8Array<ArrayBuffer>>;
  readonly templates: Job<TemplateOrder, NamedBytes>;
  readonly write: Job<Workbook, Uint8Array<ArrayBuffer>>;
}
