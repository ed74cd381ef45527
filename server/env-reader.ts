/** Environment variables, each '' or absent where it is not set. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Reads variables and gathers what is wrong with them, so that a person mends all of them at once. */
export interface EnvReader {
  /** Null where the variable is not set. */
  text(name: string): string | null;
  /** A whole number in a range; `usual` where it is not set or not one. */
  whole(name: string, usual: number, least: number, most: number): number;
  /** Entries between commas; none where it is not set. */
  list(name: string): readonly string[];
  /** Entries between commas that each are an origin: `https://erp.example.com`. */
  origins(name: string): readonly string[];
  /** Says in a sentence what is wrong. */
  blame(sentence: string): void;
  /** What is wrong, a sentence each. */
  readonly sentences: readonly string[];
}

/** A reader of an environment. */
export function envReader(env: Env): EnvReader {
  const sentences: string[] = [];
  const text = (name: string): string | null => env[name]?.trim() || null;
  const list = (name: string): readonly string[] =>
    (text(name) ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  return {
    sentences,
    text,
    list,
    blame: (sentence) => void sentences.push(sentence),
    whole(name, usual, least, most) {
      const found = text(name);
      if (found === null) return usual;
      const number = /^\d{1,12}$/.test(found) ? Number(found) : Number.NaN;
      if (number >= least && number <= most) return number;
      sentences.push(`${name} must be a whole number from ${least} to ${most}, found "${found}".`);
      return usual;
    },
    origins(name) {
      const found = list(name);
      for (const entry of found.filter((one) => !isOrigin(one)))
        sentences.push(`${name} must hold origins such as https://erp.example.com, found "${entry}".`);
      return found;
    },
  };
}

/** One label may be a star, as CSP allows: `https://*.sharepoint.com`. */
function isOrigin(entry: string): boolean {
  const tried = entry.replace('://*.', '://star.');
  return /^https?:/.test(entry) && URL.canParse(tried) && new URL(tried).origin === tried;
}
