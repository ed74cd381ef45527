import { ADMIN } from './admin.ts';
import { CODE } from './code.ts';
import { CONVERT } from './convert.ts';
import type { Command } from './command.ts';
import { DEMO } from './demo.ts';
import { EVALUATE } from './evaluate.ts';
import { KPI } from './kpi.ts';
import { MATCH } from './match.ts';
import { RECONSTRUCT } from './reconstruct.ts';
import { SERVE } from './serve.ts';
import { SUGGEST } from './suggest.ts';
import { TRAIN } from './train.ts';

/** Every subcommand, in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  CODE,
  TRAIN,
  SUGGEST,
  EVALUATE,
  KPI,
  MATCH,
  CONVERT,
  RECONSTRUCT,
  DEMO,
  SERVE,
  ADMIN,
];
