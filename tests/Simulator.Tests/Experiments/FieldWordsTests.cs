using Simulator.Experiments;

namespace Simulator.Tests.Experiments;

/// <summary>The words of a field reach sentences and leave names alone.</summary>
public sealed class FieldWordsTests
{
    private static readonly FieldWords Nursing = new("student nurse", "student nurses", "ward", "wards");

    [Theory]
    [InlineData("Teachers without a close tie", "Student nurses without a close tie")]
    [InlineData("hours a teacher, in 3 schools.", "hours a student nurse, in 3 wards.")]
    [InlineData("teachers.csv, cohort.teachers, new_teachers and teachers_2 stay", "teachers.csv, cohort.teachers, new_teachers and teachers_2 stay")]
    [InlineData("schoolmates", "schoolmates")]
    public void Words_of_a_sentence_are_those_of_the_field(string said, string told)
    {
        Assert.Equal(told, Nursing.In(said));
        Assert.Equal(said, FieldWords.Usual.In(said));
    }
}
