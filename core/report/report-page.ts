import type { KpiReport } from '../workflows/kpi.ts';
import { abuseChart } from './abuse-chart.ts';
import { curveChart } from './curve-chart.ts';
import { figureTable, groupTable } from './group-table.ts';
import { headline, type HeadlineNumber } from './headline.ts';
import { html, Markup, type Part } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import { findingText } from './kpi-words.ts';
import { passportLines } from './passport-lines.ts';
import { reliabilityChart } from './reliability-chart.ts';
import { SORT_SCRIPT } from './sortable-table.ts';
import { weeklyChart, type WeeklySeries } from './weekly-chart.ts';

/** What a report shows. */
export interface ReportContents {
  readonly title: string;
  /** What was measured on what, a sentence each. */
  readonly introduction: readonly string[];
  readonly numbers: readonly HeadlineNumber[];
  readonly report: KpiReport;
  readonly weeks: readonly WeeklySeries[];
  /** What a reader might take from the report and should not. */
  readonly unsaid: readonly string[];
}

/** Nothing may be fetched: the page is whole as it is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/** The report as one HTML file that needs no other. */
export function reportPage(contents: ReportContents): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
${html`<title>${contents.title}</title>`.text}
<style>${PAGE_STYLE}</style>
</head>
<body>
${body(contents).text}
</body>
</html>
`;
}

function body({ title, introduction, numbers, report, weeks, unsaid }: ReportContents): Markup {
  return html`<header>
      <h1>${title}</h1>
      ${introduction.map((sentence) => html`<p>${sentence}</p>`)}
    </header>
    <main>
      ${headline(numbers)} ${passport(report)}
      ${report.curve ? curveChart(report.curve) : missing('curve', NO_CONFIDENCE)}
      ${report.reliability ? reliabilityChart(report.reliability) : null}
      ${report.perWeek.length > 0 ? weeklyChart(weeks) : missing('weeks', NO_DAYS)} ${tables(report)}
      ${abuseChart(report.abuse)}
      <section class="unsaid">
        <h2>What this report does not say</h2>
        <ul>
          ${unsaid.map(listed)}
        </ul>
      </section>
    </main>
    <script>
      ${new Markup(SORT_SCRIPT)};
    </script>`;
}

const NO_DAYS = 'No document has a day, so there is nothing to show week by week';
const NO_CONFIDENCE =
  'No confidence is known, so there is no precision / coding-rate curve and no reliability plot';

function missing(id: string, sentence: string): Markup {
  return html`<figure id="${id}">
    <figcaption><h2>${sentence}</h2></figcaption>
  </figure>`;
}

function listed(part: Part): Markup {
  return html`<li>${part}</li>`;
}

function passport({ passport: of, findings }: KpiReport): Markup {
  return html`<section class="passport">
    <h2>Passport of every figure on this page</h2>
    <ul>
      ${[...passportLines(of), ...findings.map(findingText)].map(listed)}
    </ul>
  </section>`;
}

function tables({ kpis, perDimension, perSupplier, perLineCount, perMonth }: KpiReport): Markup {
  return html`<section class="tables">
    <h2>Where it is good and where it is not</h2>
    ${groupTable('By dimension', 'dimension', perDimension)}
    ${groupTable('By supplier, those with most documents', 'supplier', perSupplier)}
    ${groupTable('By number of true lines', 'true lines', perLineCount)}
    ${groupTable('By month', 'month', perMonth)}
    <details>
      <summary>All 24 figures</summary>
      ${figureTable(kpis)}
    </details>
  </section>`;
}
