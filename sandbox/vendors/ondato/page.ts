import { type Call, Problem } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Operation } from '../vendor.ts';
import { finish } from './finish.ts';
import type { Store } from './store.ts';

/**
 * The page of an applicant, `https://idv.ondato.com/?id=…`. GET opens it and begins the identification; a POST
 * replaces everything the applicant does there with a camera, and finishes it.
 */
export function pageOperation(store: Store, report: Report, call: Call): Operation | null {
  if (call.path !== '/idv/' && call.path !== '/idv') return null;
  const id = call.query.get('id') ?? '';
  if (call.method === 'GET') {
    return {
      name: 'page.open',
      run() {
        if (store.verification(id).progress.session !== 'Pending') throw new Problem(409, 'This link was used');
        store.startOrder(id, call.now);
        report({ operation: 'applicant', id, kind: 'in_progress', at: call.now });
        return {
          status: 200,
          bytes: Buffer.from('<!doctype html><title>Verification</title><p>Begun.</p>'),
          mediaType: 'text/html',
        };
      },
    };
  }
  if (call.method !== 'POST') return null;
  return {
    name: 'page.finish',
    run() {
      finish(store, report, id, call.now);
      return { status: 200, json: { finished: true } };
    },
  };
}
