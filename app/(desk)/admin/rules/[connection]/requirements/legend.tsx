import { Icon } from '#components/ui/icon.tsx';

/** What the boxes of the matrix mean. */
export function Legend() {
  return (
    <>
      <Entry label="Required">
        <Box isOn />
      </Entry>
      <Entry label="Not required">
        <Box isOn={false} />
      </Entry>
      <Entry label="This source does not carry it">
        <span className="text-t3">–</span>
      </Entry>
      <Entry label="Changed, fails applicants">
        <span className="grid h-18 w-20 place-items-center rounded-2 bg-attention-tint ring-2 ring-attention">
          <Box isOn />
        </span>
      </Entry>
      <Entry label="Changed, fails none">
        <span className="grid h-18 w-20 place-items-center rounded-2 bg-s2 ring-2 ring-t1">
          <Box isOn={false} />
        </span>
      </Entry>
    </>
  );
}

function Entry({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-6 whitespace-nowrap">
      <span aria-hidden="true">{children}</span>
      {label}
    </span>
  );
}

function Box({ isOn }: { isOn: boolean }) {
  return <span className={isOn ? 'rule-switch on' : 'rule-switch'}>{isOn && <Icon name="check" size={12} />}</span>;
}
