import { html, type Markup, type Part } from './markup.ts';

/** A cell: what is shown, and the number it sorts by where it is not sorted as text. */
export interface TableCell {
  readonly shown: Part;
  readonly sortedBy?: number | null;
}

/** A column; numbers stand flush right. */
export interface TableColumn {
  readonly title: string;
  readonly isNumber: boolean;
}

/** A table that sorts by a click or a key on a column's title, where the page's script runs. */
export function sortableTable(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
): Markup {
  const heads = columns.map(
    ({ title, isNumber }) =>
      html`<th scope="col" class="${isNumber ? 'number' : 'text'}">
        <button type="button">${title}</button>
      </th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="sortable">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => cellMarkup(cell, columns[index]))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellMarkup({ shown, sortedBy }: TableCell, column: TableColumn | undefined): Markup {
  const kind = column?.isNumber === true ? 'number' : 'text';
  if (sortedBy === undefined || sortedBy === null) return html`<td class="${kind}">${shown}</td>`;
  return html`<td class="${kind}" data-value="${sortedBy}">${shown}</td>`;
}

/** Sorts a table's rows by the column whose title was pressed, again in the other direction; dashes stay last. */
export const SORT_SCRIPT = `
for (const table of document.querySelectorAll('table.sortable'))
  for (const [column, head] of [...table.tHead.rows[0].cells].entries())
    head.querySelector('button').addEventListener('click', () => {
      const isRising = head.getAttribute('aria-sort') === 'descending' ||
        (head.className === 'text' && head.getAttribute('aria-sort') !== 'ascending');
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', isRising ? 'ascending' : 'descending');
      const key = (row) => {
        const cell = row.cells[column];
        if (head.className === 'text') return cell.textContent;
        return cell.dataset.value === undefined ? null : Number(cell.dataset.value);
      };
      const rows = [...table.tBodies[0].rows].sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        if (x === null || y === null) return (x === null) - (y === null);
        return (x < y ? -1 : x > y ? 1 : 0) * (isRising ? 1 : -1);
      });
      table.tBodies[0].append(...rows);
    });
`;
