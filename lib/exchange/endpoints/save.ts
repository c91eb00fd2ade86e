import * as changes from '#lib/data/endpoints/change.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { MadeSecret } from '#lib/review/endpoints/view.ts';
import { mustBeCallable } from './address.ts';

/** Adds an endpoint at an address that Docket may call. @throws Refusal as changes.addEndpoint; `invalid` on `url` */
export async function addEndpoint(actor: Actor, form: changes.EndpointForm): Promise<MadeSecret> {
  mustBeCallable(form.url);
  return changes.addEndpoint(actor, form);
}

/** Changes an endpoint. @throws Refusal as changes.changeEndpoint; `invalid` on `url` */
export async function changeEndpoint(actor: Actor, form: changes.EndpointForm): Promise<void> {
  mustBeCallable(form.url);
  await changes.changeEndpoint(actor, form);
}
