import { afterAll, beforeAll } from 'vitest';
import { connectorFacts } from './connector-facts.ts';
import type { ErpStage } from './erp-stage.ts';
import { journeyFacts } from './journey-facts.ts';
import { startKontera } from './real-kontera.ts';
import { startTryton } from './real-tryton.ts';
import { demoFilling } from './tryton-filling.ts';

// One Tryton for both: setting it up takes a minute and a half.
let stage: ErpStage | null = null;
const theStage = (): ErpStage => {
  if (!stage) throw new Error('nothing was set up');
  return stage;
};

beforeAll(async () => {
  const made = demoFilling(160, 12);
  const tryton = await startTryton(made.filling);
  stage = { ...made, tryton, kontera: await startKontera() };
});

afterAll(async () => {
  await stage?.kontera.stop();
  stage?.tryton.stop();
});

connectorFacts(theStage);
journeyFacts(theStage);
