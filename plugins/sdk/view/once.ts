// What follows from a thing that never changes in place (a record, a list of records, a space) is worked out once for as
// long as there is that thing, so that a change costs a page what it changed and not all that there is.

/** The same function, which works its answer out once a thing. */
export function once<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const known = new WeakMap<From, { readonly is: To }>();
  return (from) => {
    const found = known.get(from) ?? { is: make(from) };
    known.set(from, found);
    return found.is;
  };
}
