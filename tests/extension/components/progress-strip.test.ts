// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ProgressStrip } from '../../../extension/components/progress-strip.ts';

async function strip(values: Pick<ProgressStrip, 'parts' | 'task'>): Promise<ProgressStrip> {
  const element = new ProgressStrip();
  document.body.replaceChildren(element);
  Object.assign(element, values);
  await element.updateComplete;
  return element;
}

describe('the progress strip', () => {
  it('says each count with its word, not by colour alone', async () => {
    const element = await strip({
      parts: [
        { kind: 'ready', rows: 1200 },
        { kind: 'needs-you', rows: 7 },
      ],
      task: null,
    });
    const items = [...(element.shadowRoot?.querySelectorAll('.legend li') ?? [])];
    expect(items.map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '1,207 rows',
      '✓ 1,200 ready',
      '? 7 need you',
    ]);
  });

  it('draws parts in proportion, one after the other', async () => {
    const element = await strip({
      parts: [
        { kind: 'done', rows: 1 },
        { kind: 'ready', rows: 3 },
      ],
      task: null,
    });
    const bars = [...(element.shadowRoot?.querySelectorAll('svg > rect') ?? [])];
    expect(bars.map((bar) => [bar.getAttribute('x'), bar.getAttribute('width')])).toEqual([
      ['0', '250'],
      ['250', '750'],
    ]);
  });

  it('can be cancelled while work is under way', async () => {
    const element = await strip({ parts: [], task: { text: 'Coding: 200 of 10,000 rows', share: 0.02 } });
    let cancelled = 0;
    element.addEventListener('task-cancelled', () => (cancelled += 1));
    element.shadowRoot?.querySelector('button')?.click();
    expect(cancelled).toBe(1);
  });
});
