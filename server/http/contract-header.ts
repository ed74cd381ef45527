import type { RequestHandler } from 'express';
import {
  CONTRACT_HEADER,
  CONTRACT_VERSION,
  contractObstacle,
} from '../../core/contracts/contract-version.ts';
import { sendProblem } from './problem-reply.ts';

/** Says which contract is served, and refuses a client that says it was made for another major one. */
export const contractHeader: RequestHandler = (request, response, next) => {
  response.setHeader(CONTRACT_HEADER, CONTRACT_VERSION);
  const wanted = request.get(CONTRACT_HEADER);
  if (wanted === undefined || contractObstacle(wanted) === null) next();
  else sendProblem(response, 'contract-unknown');
};
