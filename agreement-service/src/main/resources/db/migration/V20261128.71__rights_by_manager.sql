-- The list of what somebody has granted.
create index decision_right_of_manager on decision_right (manager, decision, person) where upper_inf(recorded);
