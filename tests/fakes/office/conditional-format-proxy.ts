import { intersection } from './area.ts';
import { ClientCollection, ClientObject, type Lookup, type Readers } from './client-object.ts';
import type { FakeFormat, FakeSheet } from './fake-sheet.ts';
import type { Place } from './place.ts';
import type { FakeRequestContext } from './request-context.ts';

interface Held {
  readonly sheet: FakeSheet;
  readonly format: FakeFormat;
}

/** `Excel.ConditionalFormatCollection` of a range. */
export class ConditionalFormatsProxy extends ClientCollection<Held, ConditionalFormatProxy> {
  readonly #place: () => Place;

  constructor(context: FakeRequestContext, place: () => Place) {
    super(
      context,
      () => heldIn(place()),
      (of, held) => new ConditionalFormatProxy(of, { is: held }),
    );
    this.#place = place;
  }

  /** The newest comes first in priority. */
  add(type: string): ConditionalFormatProxy {
    return new ConditionalFormatProxy(this.context, () => {
      const { sheet, areas } = this.#place();
      const id = `{CF-${this.context.host.workbook.newId()}}`;
      const look = { formula: '', fill: '', font: '', numberFormat: '', stopIfTrue: false };
      const format: FakeFormat = { id, type, areas: [...areas], ...look };
      sheet.formats.unshift(format);
      return { sheet, format };
    });
  }

  getItemOrNullObject(id: string): ConditionalFormatProxy {
    const find = (): Held | null => heldIn(this.#place()).find(({ format }) => format.id === id) ?? null;
    return new ConditionalFormatProxy(this.context, find, true);
  }
}

/** `Excel.ConditionalFormat`. */
export class ConditionalFormatProxy extends ClientObject<Held> {
  protected readonly readers: Readers<Held> = {
    id: ({ format }) => format.id,
    type: ({ format }) => format.type,
  };

  get id(): string {
    return this.loaded('id') as string;
  }
  get type(): string {
    return this.loaded('type') as string;
  }
  set stopIfTrue(stops: boolean) {
    this.do(stops, ({ format }) => {
      format.stopIfTrue = stops;
    });
  }
  get custom(): CustomProxy {
    return new CustomProxy(this.context, () => this.target());
  }
  get customOrNullObject(): CustomProxy {
    const find = (): Held | null => (this.target().format.type === 'Custom' ? this.target() : null);
    return new CustomProxy(this.context, find, true);
  }

  delete(): void {
    this.do('delete', ({ sheet, format }) => {
      sheet.formats = sheet.formats.filter((other) => other !== format);
    });
  }
}

/** `Excel.CustomConditionalFormat`, with its rule and its look. */
export class CustomProxy extends ClientObject<Held> {
  protected readonly readers: Readers<Held> = {};
  readonly rule: RuleProxy;
  readonly format: LookProxy;

  constructor(context: FakeRequestContext, lookup: Lookup<Held>, isNullable = false) {
    super(context, lookup, isNullable);
    this.rule = new RuleProxy(context, () => (this.isNullObject ? null : this.target()), isNullable);
    this.format = new LookProxy(context, () => (this.isNullObject ? null : this.target()), isNullable);
  }
}

class RuleProxy extends ClientObject<Held> {
  protected readonly readers: Readers<Held> = { formula: ({ format }) => format.formula };

  get formula(): string {
    return this.loaded('formula') as string;
  }
  set formula(formula: string) {
    this.do(formula, ({ format }) => {
      format.formula = formula;
    });
  }
}

class LookProxy extends ClientObject<Held> {
  protected readonly readers: Readers<Held> = { numberFormat: ({ format }) => format.numberFormat };

  readonly fill = this.#colour('fill');
  readonly font = this.#colour('font');

  set numberFormat(numberFormat: string) {
    this.do(numberFormat, ({ format }) => {
      format.numberFormat = numberFormat;
    });
  }

  #colour(of: 'fill' | 'font'): { color: string } {
    const set = (colour: string): void =>
      this.do(colour, ({ format }) => {
        format[of] = colour;
      });
    return {
      get color(): string {
        return '';
      },
      set color(colour: string) {
        set(colour);
      },
    };
  }
}

function heldIn({ sheet, areas }: Place): Held[] {
  return sheet.formats
    .filter((format) => format.areas.some((one) => areas.some((other) => intersection(one, other) !== null)))
    .map((format) => ({ sheet, format }));
}
