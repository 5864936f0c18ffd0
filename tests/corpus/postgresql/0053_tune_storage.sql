ALTER TABLE catalogue.copy SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, toast_tuple_target = 256);
ALTER TABLE catalogue.work ALTER COLUMN summary SET STORAGE EXTERNAL, ALTER COLUMN details SET COMPRESSION pglz;
ALTER TABLE people.visit_2024_06 SET UNLOGGED;
ALTER TABLE lending.fine_inner CLUSTER ON fine_inner_pkey;
ALTER TABLE people.staff REPLICA IDENTITY FULL;

-- migrate:down
ALTER TABLE people.staff REPLICA IDENTITY DEFAULT;
ALTER TABLE lending.fine_inner SET WITHOUT CLUSTER;
ALTER TABLE people.visit_2024_06 SET LOGGED;
ALTER TABLE catalogue.work ALTER COLUMN summary SET STORAGE EXTENDED, ALTER COLUMN details SET COMPRESSION DEFAULT;
ALTER TABLE catalogue.copy RESET (fillfactor, autovacuum_vacuum_scale_factor, toast_tuple_target);
