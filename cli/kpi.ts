import { figureOf } from '../core/domain/kpi-figure.ts';
import type { KpiRate } from '../core/domain/kpi-rate.ts';
import { kpiReport, type KpiReport } from '../core/workflows/kpi.ts';
import { dimensionFault } from './dimension-fault.ts';
import {
  readTableFiles,
  readTablesAt,
  TABLE_FILE_OPTIONS,
  tableFileJson,
  tableFileLines,
  type TableFiles,
} from './coding-table-files.ts';
import { refused, type Command, type CommandResult } from './command.ts';
import { announced } from './follow.ts';
import { kpiJson } from './kpi-json.ts';
import { QUESTION_OPTIONS, questionOf, ratesAsked } from './kpi-question-options.ts';
import { kpiText, matchingTimeText } from './kpi-text.ts';
import { refusalToReport, REPORT_OPTIONS, writeReport } from './report-option.ts';

/** Measures any vendor's predictions. */
export const KPI: Command = {
  name: 'kpi',
  summary: 'measures predicted coding tables against true ones, with passport and abuse check',
  positionals: [],
  options: [...TABLE_FILE_OPTIONS, ...QUESTION_OPTIONS, ...REPORT_OPTIONS],
  description: [
    'Puts predicted coding tables of any vendor beside the true ones, matches their lines, and prints every figure with',
    'its passport: what was counted, what was left out and why, how lines were matched. Both files have a row a coding',
    'line with document_id and coding.<dimension> columns; company, date, supplier_name and confidence.<dimension> are',
    'used where they are there. docs/partners/kpi.md has the definitions with worked examples.',
  ].join('\n'),
  example: 'kontera kpi --truth posted.csv --predicted vendor.csv --threshold 0.8 --without-approver',
  async run(given, host) {
    const asked = questionOf(given);
    if (!asked.ok) return { kind: 'misused', sentence: asked.sentence };
    const obstacle = refusalToReport(given, host);
    if (obstacle) return obstacle;
    const files = await readTableFiles(given, host);
    if (!files.ok) return files.refusal;
    const { truth, predicted } = files;
    const fault = dimensionFault(truth.set, predicted.set, asked.question);
    if (fault !== null) return refused(fault);
    const pastPath = given.text('past');
    const past = pastPath === null ? null : await readTablesAt(pastPath, 'truth-map', given, host);
    if (past?.ok === false) return past.refusal;
    const matcher = (await host.engine()).lineMatcher();
    const startMs = host.gauges.nowMs();
    const measure = () =>
      kpiReport(truth.set, predicted.set, past?.tables.set ?? null, asked.question, matcher);
    const report = await announced('matching and counting', measure, host);
    const seconds = (host.gauges.nowMs() - startMs) / 1000;
    const refusal = await writeReport(given, host, () => drawn(report, truth.path, predicted.path));
    return refusal ?? answer(files, report, ratesAsked(given), seconds);
  },
};

function answer(
  { truth, predicted }: Extract<TableFiles, { ok: true }>,
  report: KpiReport,
  rates: readonly KpiRate[],
  seconds: number,
): CommandResult {
  const kpis = rates.flatMap((rate) => figureOf(report.kpis, rate) ?? []);
  return {
    kind: 'done',
    text: [
      ...tableFileLines(truth),
      ...tableFileLines(predicted),
      '',
      kpiText(report, kpis),
      matchingTimeText(report.passport.documents.counted, seconds),
      '',
    ].join('\n'),
    json: {
      truth: tableFileJson(truth),
      predicted: tableFileJson(predicted),
      ...kpiJson(report, kpis, seconds),
    },
  };
}

/** The charting library is large, and loaded only where there is something to draw. */
async function drawn(report: KpiReport, truth: string, predicted: string): Promise<string> {
  const { kpiReportPage } = await import('../core/report/kpi-report-page.ts');
  return kpiReportPage(report, `${predicted}, measured against ${truth}.`);
}
