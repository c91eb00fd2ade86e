import type { EndpointLine } from '#lib/review/endpoints/view.ts';

/** What an admin does about an endpoint. */
export type EndpointTask = 'test' | 'change' | 'rotate' | 'able' | 'remove';

export type EndpointDialogProps = { line: EndpointLine; onClose: () => void };
