import type { Capabilities } from '../../provider.ts';
import type { VultApi } from '../api.ts';
import type { VultSettings } from '../settings.ts';
import { createSession } from './create-session.ts';
import { anonymizeSession, deleteSession } from './erase.ts';
import { ruleCommands } from './rules.ts';
import { webhookCommands } from './webhooks.ts';

/** What can be ordered from this vendor: create and erase sessions, write its rules, register webhooks. */
export function vultCommands(api: VultApi, settings: VultSettings): Capabilities['commands'] {
  return {
    create_applicant: createSession(api, settings),
    anonymize: anonymizeSession(api, settings),
    delete: deleteSession(api, settings),
    ...ruleCommands(api, settings),
    ...webhookCommands(api, settings),
  };
}
