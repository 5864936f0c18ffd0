SET CONSTRAINTS ALL DEFERRED;
UPDATE catalogue.reading_list AS r
   SET place = (SELECT max(place) FROM catalogue.reading_list WHERE list = r.list) + 1 - r.place
 WHERE list = 'summer';
SET CONSTRAINTS ALL IMMEDIATE;

-- migrate:down
UPDATE catalogue.reading_list AS r
   SET place = (SELECT max(place) FROM catalogue.reading_list WHERE list = r.list) + 1 - r.place;
