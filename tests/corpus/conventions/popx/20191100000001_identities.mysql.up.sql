CREATE TABLE `identities` (`id` CHAR(36) PRIMARY KEY, `traits` JSON NOT NULL) ENGINE = InnoDB;
