ALTER TABLE people.visit DETACH PARTITION people.visit_2024_01 CONCURRENTLY;

-- migrate:down
ALTER TABLE people.visit ATTACH PARTITION people.visit_2024_01 FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
ALTER TABLE people.visit_2024_01 DROP CONSTRAINT visit_2024_01_counted_at_check;
