import { describe, expect, test } from 'vitest';
import { areaAt } from './office/area.ts';
import { FakeHost } from './office/fake-host.ts';
import { addTable, journalTable, putCells } from './office/journal-sheet.ts';

const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error as { code: string }).code,
  );

describe('load and sync', () => {
  test('a property that was not loaded cannot be read', async () => {
    const host = new FakeHost();
    await host.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
      expect(() => range.values).toThrow(/'values' is not available/);
      await context.sync();
      expect(() => range.values).toThrow(/call the load method/);
    });
  });

  test('a property that was loaded cannot be read before the context is synchronised', async () => {
    const host = new FakeHost();
    await host.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('values');
      expect(() => range.values).toThrow(/not available/);
      await context.sync();
      expect(range.values).toEqual([['']]);
    });
  });

  test('nothing is written before the context is synchronised', async () => {
    const host = new FakeHost();
    await host.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [['x']];
      expect(host.workbook.active.cell(0, 0).value).toBe('');
      await context.sync();
      expect(host.workbook.active.cell(0, 0).value).toBe('x');
    });
  });

  test('what is not there is an error, and a null object where one was asked for', async () => {
    const host = new FakeHost();
    const missing = host.run((context) => Promise.resolve(context.workbook.tables.getItem('Nobody')));
    expect(await code(missing)).toBe('ItemNotFound');
    await host.run(async (context) => {
      const table = context.workbook.tables.getItemOrNullObject('Nobody');
      await context.sync();
      expect(table.isNullObject).toBe(true);
    });
  });

  test('a null object cannot be used', async () => {
    const host = new FakeHost();
    const using = host.run((context) => {
      context.workbook.tables.getItemOrNullObject('Nobody').getDataBodyRange().load('values');
      return Promise.resolve();
    });
    expect(await code(using)).toBe('InvalidObjectPath');
  });
});

describe('values', () => {
  test('texts that look like numbers, days or formulas become such, unless the cell or an apostrophe says text', () => {
    const host = new FakeHost();
    putCells(host, 'A1', [['0042'], ["'0042"], ['2026-10-01'], ['=1+1'], ["'=1+1"], ['-A1'], ['V21']]);
    const { active } = host.workbook;
    const values = active.grid(areaAt('A1:A7'), ({ value, formula }) => formula ?? value).flat();
    expect(values).toEqual([42, '0042', 46296, '=1+1', '=1+1', '=-A1', 'V21']);
    active.put(8, 0, { value: '', formula: null, format: '@' });
    putCells(host, 'A9', [['0042']]);
    expect(active.cell(8, 0).value).toBe('0042');
  });

  test('null leaves a cell as it is', async () => {
    const host = new FakeHost();
    putCells(host, 'A1', [['a', 'b']]);
    await host.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1').values = [[null, 'c']];
      return Promise.resolve();
    });
    expect([host.workbook.active.cell(0, 0).value, host.workbook.active.cell(0, 1).value]).toEqual([
      'a',
      'c',
    ]);
  });

  test('a grid of another size than the range is refused', async () => {
    const host = new FakeHost();
    const writing = host.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2').values = [['a']];
      return Promise.resolve();
    });
    expect(await code(writing)).toBe('InvalidArgument');
  });
});

describe('limits', () => {
  const long = 'x'.repeat(30_000);
  const tall = Array.from({ length: 200 }, () => [long]);

  test('Excel on the web takes no request over 5 MB and gives no answer over it', async () => {
    const host = new FakeHost({ platform: 'OfficeOnline' });
    const writing = host.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:A200').values = tall;
      return Promise.resolve();
    });
    expect(await code(writing)).toBe('RequestPayloadSizeLimitExceeded');
    putCells(host, 'A1', tall);
    const reading = host.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:A200').load('values');
      return Promise.resolve();
    });
    expect(await code(reading)).toBe('ResponsePayloadSizeLimitExceeded');
  });

  test('a desktop takes it', async () => {
    const host = new FakeHost({ platform: 'PC' });
    putCells(host, 'A1', tall);
    const reading = host.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:A200').load('values');
      return Promise.resolve();
    });
    expect(await code(reading)).toBe('done');
  });

  test('five million cells are the most to be read at once, everywhere', async () => {
    const host = new FakeHost({ platform: 'PC' });
    const reading = host.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A:E').load('values');
      return Promise.resolve();
    });
    expect(await code(reading)).toBe('OperationCellsExceedLimit');
  });
});

describe('a cell that is being edited', () => {
  const write = (host: FakeHost, options: object): Promise<unknown> =>
    host.run(options, (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [['x']];
      return Promise.resolve();
    });

  test('fails requests', async () => {
    const host = new FakeHost();
    host.workbook.beginEdit();
    expect(await code(write(host, {}))).toBe('InvalidOperationInCellEditMode');
  });

  test('holds up requests that may wait', async () => {
    const host = new FakeHost();
    host.workbook.beginEdit();
    const writing = write(host, { delayForCellEdit: true });
    await host.settle();
    expect(host.workbook.active.cell(0, 0).value).toBe('');
    host.workbook.endEdit();
    await writing;
    expect(host.workbook.active.cell(0, 0).value).toBe('x');
  });
});

describe('events', () => {
  async function told(act: (host: FakeHost) => Promise<void> | void): Promise<string[]> {
    const host = new FakeHost();
    journalTable(host, 5);
    const events: string[] = [];
    await host.run((context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.onChanged.add(({ changeType, address, source, triggerSource }) => {
        events.push([changeType, address, source, triggerSource].join(' '));
        return Promise.resolve();
      });
      sheet.onRowSorted.add(({ address }) => Promise.resolve(events.push(`sorted ${address}`)));
      return Promise.resolve();
    });
    await act(host);
    await host.settle();
    return events;
  }

  test('tell the person’s edits, a co-author’s and our own apart', async () => {
    expect(await told((host) => host.person.type('E2', '4300'))).toEqual(['RangeEdited E2 Local Unknown']);
    expect(await told((host) => host.coAuthor.type('E2', '4300'))).toEqual(['RangeEdited E2 Remote Unknown']);
    const ours = await told((host) =>
      host.run((context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('E2').values = [['4300']];
        return Promise.resolve();
      }),
    );
    expect(ours).toEqual(['RangeEdited E2 Local ThisLocalAddin']);
  });

  test('tell sorted rows and rows put in and taken out', async () => {
    expect(await told((host) => host.person.sort('A2:F6', 3))).toEqual([
      'sorted A2:F6',
      'RangeEdited A2:F6 Local Unknown',
    ]);
    expect(await told((host) => host.person.insertRows(3, 2))).toEqual(['RowInserted 3:4 Local Unknown']);
    expect(await told((host) => host.person.deleteRows(3, 1))).toEqual(['RowDeleted 3:3 Local Unknown']);
  });

  test('a handler is removed in the context that added it', async () => {
    const host = new FakeHost();
    let count = 0;
    const result = await host.run((context) =>
      Promise.resolve(
        context.workbook.worksheets.getActiveWorksheet().onChanged.add(() => Promise.resolve((count += 1))),
      ),
    );
    result.remove();
    host.person.type('A1', 'x');
    await host.settle();
    expect(count).toBe(1);
    await result.context.sync();
    host.person.type('A1', 'y');
    await host.settle();
    expect(count).toBe(1);
  });
});

describe('undo', () => {
  const writeTwice = (host: FakeHost, options: object): Promise<unknown> =>
    host.run(options, async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1').values = [['x']];
      await context.sync();
      sheet.getRange('A2').values = [['y']];
    });

  test('takes back one request a step, and a merged group in one', async () => {
    const host = new FakeHost();
    await writeTwice(host, {});
    expect(host.workbook.undoStack).toHaveLength(2);
    await writeTwice(host, { mergeUndoGroup: true });
    expect(host.workbook.undoStack).toHaveLength(3);
    host.person.undo();
    expect(host.workbook.active.cell(1, 0).value).toBe('y');
  });

  test('does not group where the requirement set is missing', async () => {
    const host = new FakeHost({ sets: { ExcelApi: '1.14' } });
    await writeTwice(host, { mergeUndoGroup: true });
    expect(host.workbook.undoStack).toHaveLength(2);
  });
});

describe('rows', () => {
  test('inserted rows move tables, merged cells and conditional formats; a table grows when typed below', () => {
    const host = new FakeHost();
    journalTable(host, 3);
    addTable(host, 'Below', 'A10:B12');
    const { active } = host.workbook;
    active.merged.push(areaAt('A20:B20'));
    host.person.insertRows(3, 2);
    expect(active.tables.map(({ area }) => [area.row, area.rowCount])).toEqual([
      [0, 6],
      [11, 3],
    ]);
    expect(active.merged[0]?.row).toBe(21);
    host.person.type('A7', '2026-11-01');
    expect(active.tables[0]?.area.rowCount).toBe(7);
  });
});
