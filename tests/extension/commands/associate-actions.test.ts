import { afterEach, expect, test } from 'vitest';
import { associateActions } from '../../../extension/commands/associate-actions.ts';
import type { PaneActions } from '../../../extension/commands/pane-actions.ts';
import { FakeHost } from '../../fakes/office/fake-host.ts';
import { installOffice, removeOffice, type Associated } from '../../fakes/office/install.ts';

afterEach(removeOffice);

function associated(actions: Partial<PaneActions> = {}): { done: string[]; office: Associated } {
  const done: string[] = [];
  const note = (id: string) => (): Promise<void> => Promise.resolve(void done.push(id));
  const office = installOffice(new FakeHost());
  const all = {
    code: note('code'),
    acceptReady: note('accept'),
    nextException: note('next'),
    undoBatch: note('undo'),
  };
  associateActions({ ...all, ...actions });
  return { done, office };
}

test('a button does what it says and is told when it is done', async () => {
  const { done, office } = associated();
  for (const id of ['code', 'acceptReady', 'nextException', 'undoBatch'])
    await office.actions.get(id)?.({ completed: () => done.push('completed') });
  expect(done).toEqual([
    'code',
    'completed',
    'accept',
    'completed',
    'next',
    'completed',
    'undo',
    'completed',
  ]);
});

test('a button whose action breaks is told too', async () => {
  const { done, office } = associated({ code: () => Promise.reject(new Error('broken')) });
  const pressed = office.actions.get('code')?.({ completed: () => done.push('completed') });
  await expect(pressed).rejects.toThrow('broken');
  expect(done).toEqual(['completed']);
});

test('the pane is shown', async () => {
  const { office } = associated();
  await office.actions.get('showPane')?.({ completed: () => undefined });
  expect(office.shownCount).toBe(1);
});
