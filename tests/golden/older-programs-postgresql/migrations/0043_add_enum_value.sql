ALTER TYPE mood ADD VALUE 'fair' BEFORE 'bad';
