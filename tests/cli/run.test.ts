import { describe, expect, test } from 'vitest';
import type { Arguments } from '../../cli/arguments.ts';
import { refused, type Command, type CommandResult } from '../../cli/command.ts';
import { run } from '../../cli/run.ts';
import { memoryHost } from './memory-host.ts';

/** A command that takes one of everything. */
function weigh(
  run: (given: Arguments) => CommandResult = () => ({ kind: 'done', text: 'ok\n', json: { ok: true } }),
): Command {
  return {
    name: 'weigh',
    summary: 'weighs a crate',
    positionals: ['CRATE'],
    options: [
      { name: 'force', value: { kind: 'none' }, help: 'weigh it even when it is open' },
      { name: 'out', value: { kind: 'text', placeholder: 'FILE' }, help: 'where to' },
      { name: 'share', value: { kind: 'share' }, help: 'how much of it' },
      {
        name: 'seed',
        value: { kind: 'whole', placeholder: 'N', min: 0, max: 99 },
        help: 'where chance begins',
      },
      { name: 'mode', value: { kind: 'choice', choices: ['daily', 'frozen'] }, help: 'how' },
    ],
    description: 'Puts a crate on the scales.',
    example: 'kontera weigh crate-7',
    run: (given) => Promise.resolve(run(given)),
  };
}

async function ran(argv: readonly string[], command = weigh()) {
  const host = memoryHost();
  const exitCode = await run(argv, [command], host);
  return { exitCode, ...host.printed() };
}

describe('without a command', () => {
  test.each([[[]], [['--help']], [['help']]])('%j prints the overview with every command', async (argv) => {
    const { exitCode, out, err } = await ran(argv);
    expect(out).toContain('weigh CRATE  weighs a crate');
    expect([exitCode, err]).toEqual([0, '']);
  });

  test('--version prints the version alone', async () => {
    expect(await ran(['--version'])).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' });
  });

  test('an unknown command is answered with the nearest', async () => {
    expect(await ran(['wiegh'])).toEqual({
      exitCode: 2,
      out: '',
      err: 'kontera: there is no command "wiegh"; the nearest is "weigh"\nTry kontera --help\n',
    });
  });
});

describe('the help of a command', () => {
  test.each([[['weigh', '--help']], [['weigh', '-h']], [['help', 'weigh']]])(
    '%j shows the options, each with what it takes, and an example',
    async (argv) => {
      const { exitCode, out } = await ran(argv);
      expect(exitCode).toBe(0);
      for (const line of [
        'Usage: kontera weigh CRATE [OPTIONS]',
        '--mode daily|frozen',
        '  kontera weigh crate-7',
      ])
        expect(out).toContain(line);
    },
  );
});

describe('a command line that cannot be', () => {
  test.each([
    [['weigh'], 'CRATE is missing'],
    [['weigh', 'a', 'b'], 'there is one argument too many, "b"'],
    [['weigh', 'a', '--forse'], 'there is no option --forse; the nearest is --force'],
    [['weigh', 'a', '-x'], 'there is no option -x'],
    [['weigh', 'a', '--no-force'], 'there is no option --no-force'],
    [['weigh', 'a', '--force=yes'], '--force takes no value, found "yes"'],
    [['weigh', 'a', '--out'], '--out needs a value, FILE'],
    [['weigh', 'a', '--out', '--force'], '--out needs a value, FILE'],
    [['weigh', 'a', '--share', '1.5'], '--share needs a number from 0 to 1, found "1.5"'],
    [['weigh', 'a', '--share', 'NaN'], '--share needs a number from 0 to 1, found "NaN"'],
    [['weigh', 'a', '--share', '0x1'], '--share needs a number from 0 to 1, found "0x1"'],
    [['weigh', 'a', '--seed', '100'], '--seed needs a whole number from 0 to 99, found "100"'],
    [['weigh', 'a', '--seed', '1e1'], '--seed needs a whole number from 0 to 99, found "1e1"'],
    [['weigh', 'a', '--mode', 'hourly'], '--mode needs one of daily, frozen, found "hourly"'],
  ])('%j is answered with what was expected, and nothing runs', async (argv, sentence) => {
    const { exitCode, out, err } = await ran(
      argv,
      weigh(() => {
        throw new Error('ran');
      }),
    );
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toContain(`kontera weigh: ${sentence}`);
    expect(err).toContain('Try kontera weigh --help');
  });
});

test('arguments reach the command as they were meant', async () => {
  const seen: unknown[] = [];
  const command = weigh((given) => {
    seen.push(
      given.positionals,
      given.text('out'),
      given.number('share', 1),
      given.number('seed', 7),
      given.has('force'),
    );
    return refused('stop');
  });
  await ran(['weigh', '--out=--odd', '--share', '.5', '--', '-crate'], command);
  expect(seen).toEqual([['-crate'], '--odd', 0.5, 7, false]);
});

describe('what a command says', () => {
  test('is text for a person', async () => {
    expect(await ran(['weigh', 'a'])).toEqual({ exitCode: 0, out: 'ok\n', err: '' });
  });

  test('is one JSON object, and nothing else, with --json', async () => {
    const { exitCode, out, err } = await ran(['weigh', 'a', '--json']);
    expect([exitCode, JSON.parse(out), err]).toEqual([0, { ok: true }, '']);
  });

  test('is on standard error, with exit 1, where the input is at fault', async () => {
    const command = weigh(() => refused('crate-7, row 3: too heavy', 'and one more'));
    expect(await ran(['weigh', 'a'], command)).toEqual({
      exitCode: 1,
      out: '',
      err: 'kontera weigh: crate-7, row 3: too heavy\nkontera weigh: and one more\n',
    });
  });

  test('is JSON too where the input is at fault', async () => {
    const { out } = await ran(
      ['weigh', 'a', '--json'],
      weigh(() => refused('too heavy')),
    );
    expect(JSON.parse(out)).toEqual({ errors: ['too heavy'] });
  });
});
