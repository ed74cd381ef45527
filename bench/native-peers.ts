import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import { childSeconds } from './child-seconds.ts';
import { peerTokens } from './peer-tokens.ts';

/** What a program took for one ledger, in processor seconds, and what it predicted for the lines judged. */
export interface PeerRun {
  readonly trainSeconds: number;
  /** For all lines asked, without the opening of its model, which a run over no lines tells. */
  readonly suggestSeconds: number;
  /** A value for each line asked. */
  readonly predicted: readonly (string | null)[];
}

/** A native program that learns and predicts accounts, with one thread. */
export interface NativePeer {
  readonly name: string;
  /** How it is asked to learn, for the reader of the figures. */
  readonly settings: string;
  /** Learns `train`, predicts `asked`; its files go into `folder`. */
  run(train: readonly LedgerLine[], asked: readonly LedgerLine[], folder: string): PeerRun;
}

const FASTTEXT = process.env['KONTERA_FASTTEXT'] ?? 'fasttext';
const FASTTEXT_SETTINGS = '-dim 50 -epoch 15 -lr 1.0 -loss softmax -bucket 200000 -thread 1';
const VW = process.env['KONTERA_VW'] ?? 'vw';
const VW_SETTINGS = '--loss_function hinge -b 26 --passes 4 --holdout_off';

/** The peers that this machine has; what is missing is said on the screen. */
export function nativePeers(): readonly NativePeer[] {
  const known = [
    {
      command: FASTTEXT,
      peer: fastText,
      hint: 'Debian: apt-get install fasttext; KONTERA_FASTTEXT=... names it',
    },
    { command: VW, peer: vowpalWabbit, hint: 'build it from its source; KONTERA_VW=... names it' },
  ];
  return known.flatMap(({ command, peer, hint }) => {
    if (spawnSync(command, ['--help']).error === undefined) return [peer];
    console.log(`${peer.name} is left out: there is no program ${command} (${hint})`);
    return [];
  });
}

const fastText: NativePeer = {
  name: 'fastText',
  settings: FASTTEXT_SETTINGS,
  run(train, asked, folder) {
    const labels = new Numbers(train);
    const at = (name: string): string => join(folder, name);
    write(at('train.txt'), train, (line) => `__label__${labels.of(line)} ${peerTokens(line).join(' ')}`);
    write(at('asked.txt'), asked, (line) => peerTokens(line).join(' '));
    write(at('none.txt'), [], () => '');
    const supervised = ['supervised', '-input', at('train.txt'), '-output', at('fasttext')];
    const learned = childSeconds(FASTTEXT, [...supervised, ...FASTTEXT_SETTINGS.split(' ')]);
    const opened = childSeconds(FASTTEXT, ['predict', at('fasttext.bin'), at('none.txt')]);
    const answered = childSeconds(FASTTEXT, ['predict', at('fasttext.bin'), at('asked.txt')]);
    return {
      trainSeconds: learned.seconds,
      suggestSeconds: answered.seconds - opened.seconds,
      predicted: answered.output.split('\n').map((label) => labels.account(label.replace('__label__', ''))),
    };
  },
};

const vowpalWabbit: NativePeer = {
  name: 'Vowpal Wabbit',
  settings: `--oaa ACCOUNTS ${VW_SETTINGS}`,
  run(train, asked, folder) {
    const labels = new Numbers(train);
    const at = (name: string): string => join(folder, name);
    const words = (line: LedgerLine): string => peerTokens(line).join(' ').replace(/[|:]/g, '=');
    write(at('train.vw'), train, (line) => `${labels.of(line)} | ${words(line)}`);
    write(at('asked.vw'), asked, (line) => `| ${words(line)}`);
    write(at('none.vw'), [], () => '');
    const files = ['-d', at('train.vw'), '-f', at('vw.model'), '--cache_file', at('vw.cache'), '-k'];
    const learned = childSeconds(VW, [
      ...files,
      '--quiet',
      '--oaa',
      `${labels.count}`,
      ...VW_SETTINGS.split(' '),
    ]);
    const predicting = ['-t', '--quiet', '-i', at('vw.model'), '-p', at('vw.predicted')];
    const opened = childSeconds(VW, [...predicting, '-d', at('none.vw')]);
    const answered = childSeconds(VW, [...predicting, '-d', at('asked.vw')]);
    return {
      trainSeconds: learned.seconds,
      suggestSeconds: answered.seconds - opened.seconds,
      predicted: readFileSync(at('vw.predicted'), 'utf8')
        .split('\n')
        .map((label) => labels.account(label.trim())),
    };
  },
};

/** Accounts by numbers from 1 on, which both programs take as labels. */
class Numbers {
  readonly #accounts: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(lines: readonly LedgerLine[]) {
    this.#accounts = [...new Set(lines.map(({ coding }) => coding[0] ?? ''))].sort();
    this.#numbers = new Map(this.#accounts.map((account, index) => [account, index + 1]));
  }

  get count(): number {
    return this.#accounts.length;
  }

  of({ coding }: LedgerLine): number {
    return this.#numbers.get(coding[0] ?? '') ?? 0;
  }

  account(label: string): string | null {
    return this.#accounts[Number(label) - 1] ?? null;
  }
}

function write(path: string, lines: readonly LedgerLine[], text: (line: LedgerLine) => string): void {
  writeFileSync(path, lines.map((line) => `${text(line)}\n`).join(''));
}
