using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Record.Curated;

namespace Forestall.Tests.Doctrine;

/// <summary>Instruments of which something else is believed than ships.</summary>
public sealed class InstrumentChangesTests
{
    private static readonly InstrumentSet Ships = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);

    [Fact]
    public void What_is_believed_otherwise_holds_under_every_answer_and_all_else_stays()
    {
        var changed = InstrumentChanges.With(Ships, Believing("air-strikes.harm", new PointValue(0.5)), "for a test.");
        var parameter = changed.Parameters.Single(static p => p.Name == "air-strikes.harm");
        foreach (var answer in Ships.Questions.Single(static q => q.Name == "force").Answers)
        {
            Assert.Equal(new PointValue(0.5), parameter.Under(changed.Answer(new Dictionary<string, string>(StringComparer.Ordinal) { ["force"] = answer })).Distribution);
        }

        Assert.Equal(Ships.Parameters.Where(static p => p.Name != "air-strikes.harm"), changed.Parameters.Where(static p => p.Name != "air-strikes.harm"));
    }

    [Fact]
    public void Every_parameter_can_be_believed_otherwise()
    {
        Assert.All(Ships.Parameters, static parameter =>
        {
            var value = new PointValue(InstrumentChanges.RangeOf(Ships, parameter.Name).Most);
            var changed = InstrumentChanges.With(Ships, Believing(parameter.Name, value), "for a test.");
            Assert.Equal(value, changed.Parameters.Single(p => p.Name == parameter.Name).Answers[string.Empty].Distribution);
        });
    }

    [Fact]
    public void Another_belief_is_another_version_and_no_other_belief_is_the_same_set()
    {
        var one = InstrumentChanges.With(Ships, Believing("mediation.harm", new UniformValue(0.5, 1)), "for a test.").Version;
        var other = InstrumentChanges.With(Ships, Believing("mediation.harm", new TriangularValue(0.5, 0.5, 1)), "for a test.").Version;
        Assert.Equal(3, new[] { Ships.Version, one, other }.Distinct(StringComparer.Ordinal).Count());
        Assert.Same(Ships, InstrumentChanges.With(Ships, new Dictionary<string, Distribution>(StringComparer.Ordinal), "for a test."));
    }

    public static TheoryData<string, Distribution, string> Wrong() => new()
    {
        { "mediation.harm", new PointValue(6), "mediation.harm reaches from 6 to 6; it must lie in 0 to 5." },
        { "mediation.harm", new PointValue(double.NaN), "mediation.harm has a number that is not finite; write one that is." },
        { "mediation.harm", new UniformValue(1, 0.5), "the highest value of mediation.harm (0.5) is not above the lowest (1); move one of them." },
        { "mediation.harm", new TriangularValue(0.5, 2, 1), "the most likely value of mediation.harm (2) lies outside the lowest and the highest (0.5 to 1); move one of them." },
        { "mediation.losses", new LognormalValue(2, 1, 0, 10), "the 95th percentile of mediation.losses (1) is not above the 5th (2); move one of them." },
        { "mediation.losses", new LognormalValue(1, 2, 3, 10), "the bounds of mediation.losses (3 to 10) leave out all from the 5th to the 95th percentile (1 to 2); change one of them." },
        { "synergyHarm", new PointValue(0), "synergyHarm reaches from 0 to 0; it must lie in above 0 to 2." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_believed_is_refused_in_a_sentence(string parameter, Distribution believed, string sentence)
    {
        Assert.Equal(sentence, InstrumentChanges.Problem(Ships, parameter, believed));
        Assert.Equal(sentence, Assert.Throws<InputException>(() => InstrumentChanges.With(Ships, Believing(parameter, believed), "for a test.")).Message);
    }

    [Theory]
    [InlineData("harm")]
    [InlineData("mediation.hram")]
    [InlineData("nobody.harm")]
    public void A_parameter_that_is_not_there_is_refused(string name) =>
        Assert.StartsWith($"there is no parameter '{name}'", Assert.Throws<InputException>(() => InstrumentChanges.RangeOf(Ships, name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_is_checked_like_a_file()
    {
        Assert.Empty(DoctrineCheck.OfText("the doctrine", DoctrineFiles.BuiltInDoctrineText("noncoercive"), Ships).Problems);
        var problems = DoctrineCheck.OfText("the doctrine", DoctrineFiles.BuiltInDoctrineText("noncoercive").Replace("mediation", "meditation", StringComparison.Ordinal), Ships).Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, static p => Assert.Equal("the doctrine", p.Place.File));
        Assert.Contains(problems, static p => p.Sentence.Contains("meditation", StringComparison.Ordinal));
    }

    private static Dictionary<string, Distribution> Believing(string parameter, Distribution belief) => new(StringComparer.Ordinal) { [parameter] = belief };
}
