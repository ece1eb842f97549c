"""What is a record, where is it kept, what follows from it across years?"""
