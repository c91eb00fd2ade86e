const roles = ['reviewer', 'reviewer2', 'approver', 'approver2', 'admin', 'admin2', 'manager', 'auditor'];

/** The demo accounts, shown only where the server runs as a demo. */
export function DemoPeople() {
  return (
    <section className="border-t border-l1 pt-14 text-12 text-t2">
      <h2 className="font-medium">Demo people</h2>
      <p className="mt-2">
        {roles.map((role, index) => (
          <span key={role}>
            {index > 0 && ', '}
            {role}
          </span>
        ))}{' '}
        <span className="mono">@docket.test</span>
      </p>
      <p className="mt-4">
        Password <span className="mono">correct horse battery staple</span>
      </p>
    </section>
  );
}
