-- When a receipt was last shown, and what it needs last needed: what nobody was shown for two years
-- goes. A row says so once a day at most.
alter table receipts add column used_on date not null default current_date;
alter table match_receipts add column used_on date not null default current_date;
alter table receipt_inputs add column used_on date not null default current_date;
alter table receipt_texts add column used_on date not null default current_date;
create index receipts_unused on receipts (used_on);
create index match_receipts_unused on match_receipts (used_on);
create index receipt_inputs_unused on receipt_inputs (used_on);
create index receipt_texts_unused on receipt_texts (used_on);
