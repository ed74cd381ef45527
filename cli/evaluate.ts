import { backTestKpis, type BackTestKpis } from '../core/workflows/back-test-tables.ts';
import { evaluate } from '../core/workflows/evaluate.ts';
import type { Evaluation } from '../core/workflows/evaluation.ts';
import { evaluationPlan } from '../core/workflows/evaluation-plan.ts';
import { FEEDBACK_MODES } from '../core/workflows/feedback.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { CHART_OPTION, keptTo, readChart } from './chart-option.ts';
import { refused, type Command } from './command.ts';
import { evaluationJson } from './evaluation-json.ts';
import { evaluationText } from './evaluation-text.ts';
import { announced, follow } from './follow.ts';
import { READING_OPTIONS, readHistoryAt, wantedDimensions } from './history-file.ts';
import { leftOutLines, readingJson, readingLines } from './reading-text.ts';
import { refusalToReport, REPORT_OPTIONS, writeReport } from './report-option.ts';
import { SEED_OPTION, seedOf } from './seed-option.ts';

const DEFAULT_TRAIN_SHARE = 0.8;

/** Back-tests suggestions on a company's own history. */
export const EVALUATE: Command = {
  name: 'evaluate',
  summary: 'tells how good suggestions would have been on lines already coded',
  positionals: ['HISTORY'],
  options: [
    {
      name: 'train-share',
      value: { kind: 'share' },
      help: `share of the lines, oldest first, to learn before the test (default ${DEFAULT_TRAIN_SHARE})`,
    },
    {
      name: 'mode',
      value: { kind: 'choice', choices: FEEDBACK_MODES },
      help: 'when the lines tested are learned: at the end of their day (default) or month, or never',
    },
    {
      name: 'dimensions',
      value: { kind: 'text', placeholder: 'A,B' },
      help: 'what to predict (default: every coding column)',
    },
    CHART_OPTION,
    SEED_OPTION,
    ...READING_OPTIONS,
    ...REPORT_OPTIONS,
  ],
  description: [
    'Learns the older part of a history file, predicts the newer part, and compares with how it was coded in the',
    "end. Beside Kontera's figures stand two rules: what the supplier had most often, and what it had last, both",
    'with the same delay of feedback. HISTORY is a .csv, .csv.gz or .xlsx file, one row a coded line.',
  ].join('\n'),
  example: 'kontera evaluate ledger-2024.csv --dimensions account,cost_centre --mode monthly',
  async run(given, host) {
    const obstacle = refusalToReport(given, host);
    if (obstacle) return obstacle;
    const chart = readChart(given, host);
    if (!chart.ok) return chart.refusal;
    const path = given.positionals[0] ?? '';
    const reading = await readHistoryAt({ path, mapOption: 'map', codingRequired: true }, given, host);
    if (!reading.ok) return reading.refusal;
    const wanted = wantedDimensions(given.text('dimensions'), reading.history);
    if (!wanted.ok) return wanted.refusal;
    const learned = learnable(reading.history, wanted.dimensions);
    const trainShare = given.number('train-share', DEFAULT_TRAIN_SHARE);
    const plan = evaluationPlan(learned, trainShare);
    if (!plan) return refused(`${path}: expected days to learn and later days to test, found too few days`);
    const mode = FEEDBACK_MODES.find((one) => one === given.text('mode')) ?? 'daily';
    const engine = await host.engine();
    const coder = keptTo(chart.masters, engine.create(learned, seedOf(given)));
    const evaluated = await follow(evaluate(coder, plan, mode, host.gauges), host);
    const measure = () => backTestKpis(evaluated.tables, engine.lineMatcher());
    const tables = await announced('measuring whole documents', measure, host);
    const evaluation = { ...evaluated, peakRssBytes: host.gauges.peakRssBytes() };
    const refusal = await writeReport(given, host, () => drawn(evaluation, tables, path));
    if (refusal) return refusal;
    return {
      kind: 'done',
      text: [...readingLines(reading), ...leftOutLines(learned), evaluationText(evaluation, tables)].join(
        '\n',
      ),
      json: {
        history: readingJson(reading),
        ...evaluationJson(evaluation, tables, { trainShare, seed: seedOf(given) }),
      },
    };
  },
};

/** The charting library is large, and loaded only where there is something to draw. */
async function drawn(evaluation: Evaluation, tables: BackTestKpis, path: string): Promise<string> {
  const { evaluationReportPage } = await import('../core/report/evaluation-report-page.ts');
  return evaluationReportPage(evaluation, tables, path);
}
