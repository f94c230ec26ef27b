// Why a file that came back is not taken.

export type Fault = 'too_large' | 'not_office' | 'has_formulas' | 'has_fields' | 'has_changes' | 'has_programs' | 'not_plain' | 'struck' | 'merged' | 'many_tables' | 'not_ours' | 'other_inquiry' | 'no_step' | 'unknown_step' | 'twice' | 'unknown_word' | 'no_day' | 'too_long';

/** `at`: the cell, as spreadsheets name it ("E9"), or row and column of a Word table ("NS3, Reason"). */
export class Refused extends Error {
  constructor(readonly fault: Fault, readonly at = '') {
    super(fault);
  }
}
