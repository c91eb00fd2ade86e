type SentLinesProps = { docket: string; providerLabel: string; provider: string };

/** What the button does here and at the provider. */
export function SentLines({ docket, providerLabel, provider }: SentLinesProps) {
  return (
    <dl className="mb-10 grid sent-grid gap-x-12 gap-y-2 text-12 leading-18">
      <Line label="Docket">{docket}</Line>
      <Line label={providerLabel}>{provider}</Line>
    </dl>
  );
}

function Line({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt className="truncate text-t3">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
