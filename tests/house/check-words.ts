import { SHIPPED_ROOMS, type SourceTree } from './source-tree.ts';

interface ForbiddenWords {
  readonly pattern: RegExp;
  readonly instead: string;
  /** Files that may use the words; the table of words itself and its test have to. */
  readonly except?: (path: string) => boolean;
}

const isHouse = (path: string): boolean => path.startsWith('tests/house/');
const isShipped = (path: string): boolean => SHIPPED_ROOMS.some((room) => path.startsWith(room));

/** The words, each with what to do instead. Patterns run on single lines. */
const FORBIDDEN: readonly ForbiddenWords[] = [
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, instead: 'do it now, or file an issue and leave no trace here' },
  {
    pattern:
      /\b(for now|not (yet )?implemented|placeholder (for|until)|in a real (world|system|app)|lorem ipsum)\b/i,
    instead: 'what is not in it yet is absent; build it or take it out',
  },
  {
    pattern: /(^|[\s'"`(=])\/(work|tmp|home|root|Users|var\/folders)\/|file:\/\/\/|\b[A-Z]:\\\\/,
    instead: 'a path of one machine: resolve it from the file (import.meta.url) or ask the system',
  },
  {
    pattern: /registry\.[a-z.-]+\.[a-z]{2,}|\bverdaccio\b|\bartifactory\b/i,
    instead: 'the registry is the reader’s own setting: leave it out',
  },
  {
    pattern: /\b(A\.?I\.?|LLM|GPT|ChatGPT|OpenAI|Anthropic|Claude|Copilot|AI agents?)\b/,
    instead: 'say what it does: learns, ranks, suggests',
  },
  {
    pattern: /^\s*(\/\/|\*|#)\s*[=\-*#~]{5,}/,
    instead: 'a banner: split the file where it stands',
  },
  {
    pattern: /\b(Math\.random|Date\.now|performance\.now|toLocale\w+|Intl\.\w+|new Date\(\))/,
    instead: 'clock, seed and locale are arguments in core: same input, same bytes out',
    except: (path) => !path.startsWith('core/') && !path.startsWith('assembly/'),
  },
  {
    pattern: /\bconsole\./,
    instead: 'return the outcome; the command line and the page print it',
    // A README prints what its examples answer.
    except: (path) => !isShipped(path) || /^(cli|server)\/|\.md$/.test(path),
  },
];

/** Lines with a word or a trace that does not belong in the project. */
export function checkWords(tree: SourceTree): readonly string[] {
  return [...tree].filter(([path]) => !isHouse(path)).flatMap(([path, text]) => faultsOfText(path, text));
}

function faultsOfText(path: string, text: string): readonly string[] {
  const rules = FORBIDDEN.filter((words) => !(words.except?.(path) ?? false));
  return text.split('\n').flatMap((line, index) =>
    rules.flatMap(({ pattern, instead }) => {
      const found = pattern.exec(line);
      return found ? [`${path}:${index + 1} has "${found[0].trim()}": ${instead}`] : [];
    }),
  );
}
