// Which parts of the run sheet this phone's person has been at, so that who was nowhere yet begins with what is
// promised. A phone that forgot it offers the promise once more, which costs one tap.
const name = 'chorus.been.person';
/** Of the last parts; an inquiry has fewer. */
const most = 200;

export class Been {
  constructor(private readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {}

  has(space: string): boolean {
    return this.spaces().includes(space);
  }

  add(space: string): void {
    if (this.has(space)) return;
    try {
      this.store?.setItem(name, [...this.spaces(), space].slice(-most).join(' '));
    } catch {
      // Full storage: it is offered again.
    }
  }

  forget(): void {
    this.store?.removeItem(name);
  }

  private spaces(): readonly string[] {
    return (this.store?.getItem(name) ?? '').split(' ').filter((space) => space !== '');
  }
}
