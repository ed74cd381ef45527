import { areaText } from './area.ts';
import type { FakeChange } from './fake-workbook.ts';
import type { FakeRequestContext } from './request-context.ts';

/** What a handler is told. */
export interface EventArguments {
  readonly type: string;
  readonly address: string;
  readonly worksheetId: string;
  readonly changeType: string;
  readonly source: 'Local' | 'Remote';
  readonly triggerSource: string;
}

/** `OfficeExtension.EventHandlers` of a sheet; handlers are there once the context was synchronised. */
export class EventProxy {
  readonly #context: FakeRequestContext;
  readonly #kind: FakeChange['kind'];
  readonly #sheetId: () => string;

  constructor(context: FakeRequestContext, kind: FakeChange['kind'], sheetId: () => string) {
    this.#context = context;
    this.#kind = kind;
    this.#sheetId = sheetId;
  }

  add(handler: (event: EventArguments) => Promise<unknown>): EventHandlerResult {
    const { workbook } = this.#context.host;
    let listener: ((change: FakeChange) => void) | null = null;
    this.#context.ask('add handler', () => {
      const id = this.#sheetId();
      listener = (change) => {
        if (change.kind !== this.#kind || change.sheet.id !== id) return;
        // Excel raises events some time after what caused them.
        queueMicrotask(() => void handler(argumentsOf(change)));
      };
      workbook.listeners.add(listener);
    });
    return new EventHandlerResult(this.#context, () => {
      if (listener) workbook.listeners.delete(listener);
    });
  }
}

/** What `add` gives: it is removed in the context that added it. */
export class EventHandlerResult {
  readonly context: FakeRequestContext;
  readonly #remove: () => void;

  constructor(context: FakeRequestContext, remove: () => void) {
    this.context = context;
    this.#remove = remove;
  }

  /** Takes effect when the context of `add`, and no other, is synchronised. */
  remove(): void {
    this.context.ask('remove handler', () => {
      this.#remove();
    });
  }
}

function argumentsOf({ kind, sheet, area, changeType, source, triggerSource }: FakeChange): EventArguments {
  const type = {
    changed: 'WorksheetChanged',
    sorted: 'WorksheetRowSorted',
    selected: 'WorksheetSelectionChanged',
  };
  return {
    type: type[kind],
    address: areaText(area),
    worksheetId: sheet.id,
    changeType,
    source,
    triggerSource,
  };
}
