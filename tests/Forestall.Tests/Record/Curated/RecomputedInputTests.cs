using Forestall.Record.Curated.Recomputed;

namespace Forestall.Tests.Record.Curated;

public sealed class RecomputedInputTests
{
    private const string Months = "location,year,mon,osvAll,troopLag,policeLag,militaryobserversLag,brv_AllLag,osvAllLagDum,incomp,epduration,lntpop\n";
    private const string Genocide = "Rwanda,1994,4,145844,2.5,0.1,0.3,5,1,2,40,8.8\n";

    [Theory]
    [InlineData(Months + "Chad,1994,4,3,many,0,0,0,0,1,2,8\n", "line 2, column 'troopLag': 'many' is no number of at least zero")]
    [InlineData(Months + "Chad,1994,4,3,0,-1,0,0,0,1,2,8\n", "column 'policeLag': '-1' is no number of at least zero")]
    [InlineData(Months + "Chad,1994,4,3.5,0,0,0,0,0,1,2,8\n", "column 'osvAll': 3.5 is no whole number")]
    [InlineData(Months + "Chad,1994,4,99999999,0,0,0,0,0,1,2,8\n", "99999999 people killed in a month is more than can be")]
    [InlineData("location,year,mon,osvAll\nChad,1994,4,3\n", "the column 'troopLag' is missing")]
    [InlineData(Months + "Chad,1994,4,3,0,0,0,0,0,1,2,8\n", "Rwanda in April 1994 is not there")]
    [InlineData(Months + Genocide, "the regression has no single best fit")]
    public void Months_that_cannot_be_used_get_one_sentence(string text, string sentence) => Refused(PeacekeepingEffects.Of, text, sentence);

    [Theory]
    [InlineData("finaloutcome,threat,imposition,institution\n11,1,0,0\n", "line 2, column 'finaloutcome': 11 is no final outcome; they are 1 to 10")]
    [InlineData("finaloutcome,threat,imposition,institution\n1,2,0,0\n", "column 'threat': 2 is neither 0 nor 1")]
    [InlineData("finaloutcome,threat,imposition\n1,1,0\n", "the column 'institution' is missing")]
    [InlineData("finaloutcome,threat,imposition,institution\n,1,0,0\n", "there are no threats of sanctions")]
    public void Disputes_that_cannot_be_used_get_one_sentence(string text, string sentence) => Refused(SanctionEffects.Of, text, sentence);

    [Theory]
    [InlineData("HMIID,FATALCOM\nChad,less\n", "line 2, column 'FATALCOM': 'less' is no number")]
    [InlineData("HMIID,FATALCOM\nChad,-999\n", "no intervention has a rate before and during")]
    [InlineData("HMIID\nChad\n", "the column 'FATALCOM' is missing")]
    public void Interventions_that_cannot_be_used_get_one_sentence(string text, string sentence) => Refused(InterventionEffects.Of, text, sentence);

    private static void Refused(Func<string, IEnumerable<Forestall.Record.Curated.Effect>> of, string text, string sentence)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("source.csv");
        File.WriteAllText(path, text);
        var problem = Assert.Throws<InputException>(() => of(path).ToList());
        Assert.StartsWith("source.csv", problem.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, problem.Message, StringComparison.Ordinal);
    }
}
