import type { Response } from 'express';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { PROBLEM_TYPE, problemOf, type ProblemDetails } from '../../core/contracts/problem.ts';
import { callStateOf } from './call-state.ts';

/** Answers with the problem of a code. */
export function sendProblem(response: Response, code: ErrorCode, details: ProblemDetails = {}): void {
  const problem = problemOf(code, callStateOf(response).requestId, details);
  callStateOf(response).errorCode = problem.code;
  if (code === 'unauthenticated') response.setHeader('WWW-Authenticate', 'Bearer realm="kontera"');
  response
    .status(problem.status)
    .setHeader('Cache-Control', 'no-store')
    .setHeader('Content-Type', PROBLEM_TYPE)
    .send(Buffer.from(JSON.stringify(problem)));
}
