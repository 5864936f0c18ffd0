ALTER TABLE rooms.room RENAME COLUMN seats TO places;
ALTER TABLE rooms.room RENAME CONSTRAINT room_seats_check TO room_has_places;
ALTER TABLE rooms.booking RENAME TO reservation;
ALTER INDEX rooms.booking_pkey RENAME TO reservation_pkey;
ALTER SEQUENCE rooms.booking_id_seq RENAME TO reservation_id_seq;
ALTER POLICY see_all ON rooms.reservation RENAME TO "everybody sees";
ALTER FUNCTION rooms.time_difference(time, time) RENAME TO minutes_between;
ALTER TYPE catalogue.copy_state RENAME VALUE 'lost' TO 'missing';
ALTER DOMAIN people.email RENAME CONSTRAINT email_shape TO email_has_at;

-- migrate:down
ALTER DOMAIN people.email RENAME CONSTRAINT email_has_at TO email_shape;
ALTER TYPE catalogue.copy_state RENAME VALUE 'missing' TO 'lost';
ALTER FUNCTION rooms.minutes_between(time, time) RENAME TO time_difference;
ALTER POLICY "everybody sees" ON rooms.reservation RENAME TO see_all;
ALTER SEQUENCE rooms.reservation_id_seq RENAME TO booking_id_seq;
ALTER INDEX rooms.reservation_pkey RENAME TO booking_pkey;
ALTER TABLE rooms.reservation RENAME TO booking;
ALTER TABLE rooms.room RENAME CONSTRAINT room_has_places TO room_seats_check;
ALTER TABLE rooms.room RENAME COLUMN places TO seats;
