import { CopyButton } from '#components/ui/copy-button.tsx';

/** The message to the applicant as it was recorded with the request: to copy and send, or to read what was sent. */
export function KeptMessage({ message }: { message: string }) {
  return (
    <div className="mt-10">
      <p className="mb-4 flex items-center justify-between gap-8 text-12 font-medium text-t2">
        Message to the applicant
        <CopyButton text={message} />
      </p>
      <p
        lang="en"
        className="rounded-4 border border-l1 bg-s2 px-8 py-5 text-12 break-words whitespace-pre-line text-t2"
      >
        <bdi>{message}</bdi>
      </p>
    </div>
  );
}
