CREATE INDEX notes_by_body ON notes USING btree (body COLLATE "C" DESC, title) INCLUDE (id);
