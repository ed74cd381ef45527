import { ClientCollection, ClientObject, type Readers } from './client-object.ts';
import type { FakeSheet } from './fake-sheet.ts';
import type { FakeWorkbook } from './fake-workbook.ts';
import { RangeAreasProxy } from './range-proxy.ts';
import { FakeRequestContext } from './request-context.ts';
import { SheetProxy, TablesProxy } from './sheet-proxy.ts';

/** `Excel.Workbook`. */
export class WorkbookProxy extends ClientObject<FakeWorkbook> {
  protected readonly readers: Readers<FakeWorkbook> = { name: ({ name }) => name };

  get name(): string {
    return this.loaded('name') as string;
  }
  get worksheets(): SheetsProxy {
    return new SheetsProxy(this.context, this.context.host.workbook);
  }
  get tables(): TablesProxy {
    return new TablesProxy(this.context, () =>
      this.context.host.workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table }))),
    );
  }
  get settings(): SettingsProxy {
    return new SettingsProxy(this.context);
  }

  getSelectedRanges(): RangeAreasProxy {
    return new RangeAreasProxy(this.context, () => {
      const { active, selection } = this.context.host.workbook;
      return { sheet: active, areas: selection };
    });
  }
}

class SheetsProxy extends ClientCollection<FakeSheet, SheetProxy> {
  readonly #workbook: FakeWorkbook;

  constructor(context: FakeRequestContext, workbook: FakeWorkbook) {
    super(
      context,
      () => workbook.sheets,
      (of, sheet) => new SheetProxy(of, { is: sheet }),
    );
    this.#workbook = workbook;
  }

  getActiveWorksheet(): SheetProxy {
    return new SheetProxy(this.context, () => this.#workbook.active);
  }
  getItem(key: string): SheetProxy {
    return new SheetProxy(this.context, () => this.#find(key));
  }
  getItemOrNullObject(key: string): SheetProxy {
    return new SheetProxy(this.context, () => this.#find(key), true);
  }

  #find(key: string): FakeSheet | null {
    return this.#workbook.sheets.find(({ id, name }) => id === key || name === key) ?? null;
  }
}

/** `Excel.SettingCollection`: values are JSON, kept in the file. */
class SettingsProxy {
  readonly #context: FakeRequestContext;

  constructor(context: FakeRequestContext) {
    this.#context = context;
  }

  add(key: string, value: unknown): void {
    this.#context.ask([key, value], () => {
      this.#context.host.workbook.settings.set(key, JSON.stringify(value));
    });
  }

  getItemOrNullObject(key: string): SettingProxy {
    return new SettingProxy(this.#context, () => this.#context.host.workbook.settings.get(key) ?? null, true);
  }
}

class SettingProxy extends ClientObject<string> {
  protected readonly readers: Readers<string> = { value: (json) => JSON.parse(json) as unknown };

  get value(): unknown {
    return this.loaded('value');
  }
}

/** A context with the workbook that requests begin at: `Excel.RequestContext`. */
export class WorkbookContext extends FakeRequestContext {
  readonly workbook = new WorkbookProxy(this, { is: this.host.workbook });
}
