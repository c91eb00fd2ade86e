import { laterDialog } from '#components/ui/later.tsx';

export const ReasonDialog = laterDialog(async () => (await import('./reason-dialog.tsx')).ReasonDialog);
