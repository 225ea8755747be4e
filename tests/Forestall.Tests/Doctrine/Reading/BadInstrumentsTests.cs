using System.Text;
using Forestall.Doctrine.Reading;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>Every mistake in a file of instruments is named with its line and column.</summary>
public sealed class BadInstrumentsTests
{
    private const string MediationDelay = "\"delay\": { \"triangular\": [1, 2, 6], \"assumption\": \"a guess\" }";
    private const string MediationCrossing = "\"crossing\": { \"uniform\": [0.6, 1], \"effects\": [\"mediation-2010\"], \"assumption\": \"halved for selection\" }";
    private const string SynergyHarm = "\"synergyHarm\": { \"lognormal\": [0.8, 1.2], \"within\": [0.5, 1.5], \"assumption\": \"about none\" }";
    private const string AirHarm = "\"harm\": { \"by\": \"force\", \"sceptical\": { \"value\": 1.3, \"assumption\": \"retaliation\" }, \"optimistic\": { \"value\": 0.7, \"assumption\": \"defeat\" } }";

    [Theory]
    [InlineData("forestall-instruments/1", "forestall-instruments/2", "3:13 'forestall-instruments/2' is no format; did you mean 'forestall-instruments/1'?")]
    [InlineData("\"format\": \"forestall-instruments/1\",", "", "2:1 'format' is missing, so it is not known what this file is; add \"format\": one of forestall-instruments/1, forestall-doctrine/1, forestall-strategy/1.")]
    [InlineData("\"about\": \"Instruments for tests.\",", "", "2:1 'about' is missing in a file of instruments; add it.")]
    [InlineData("\"name\": \"sample\"", "\"name\": \" \"", "4:11 'name' in a file of instruments is empty; say something.")]
    [InlineData("\"name\": \"sample\"", "\"name\": \"a\\nb\"", "4:11 'name' in a file of instruments holds a line break or another control character; write it on one line.")]
    [InlineData("\"name\": \"sample\"", "\"name\": 3", "4:11 'name' in a file of instruments is a number; write a text in double quotes.")]
    [InlineData("\"questions\"", "\"question\"", "6:3 'question' is nothing that a file of instruments can hold; did you mean 'questions'?", "64:23 there is no question 'force'; add it to 'questions'.")]
    [InlineData("\"default\": \"sceptical\"", "\"default\": \"skeptical\"", "7:111 'skeptical' is no answer to 'force'; did you mean 'sceptical'?")]
    [InlineData("[\"sceptical\", \"optimistic\"]", "[\"sceptical\"]", "7:71 the question 'force' has fewer than two answers; give at least two.", "64:92 'optimistic' is nothing that air-strikes.harm can hold; use by, sceptical.")]
    [InlineData("[\"sceptical\", \"optimistic\"]", "[\"sceptical\", \"Optimistic\", \"by\"]", "7:85 'Optimistic' cannot be a name; write words in small letters joined by hyphens, such as no-fly-zone.", "7:99 an answer cannot be called 'by'; choose another name.", "64:92 'optimistic' is nothing that air-strikes.harm can hold; use by, sceptical.")]
    [InlineData(MediationDelay, "\"delay\": { \"triangular\": [6, 2, 1], \"assumption\": \"a guess\" }", "17:39 the upper bound of mediation.delay (1) is not above the lower (6); write [lowest, most likely, highest].")]
    [InlineData(MediationDelay, "\"delay\": { \"triangular\": [1, 7, 6], \"assumption\": \"a guess\" }", "17:36 the most likely value of mediation.delay (7) lies outside its bounds (1 to 6); write [lowest, most likely, highest].")]
    [InlineData(MediationDelay, "\"delay\": { \"triangular\": [1, 2, 61], \"assumption\": \"a guess\" }", "17:39 mediation.delay reaches 61; it must lie in 0 to 60.")]
    [InlineData(MediationDelay, "\"delay\": { \"triangular\": [1, 6], \"assumption\": \"a guess\" }", "17:32 'triangular' in mediation.delay is not written right; write [lowest, most likely, highest], 3 numbers in square brackets.")]
    [InlineData(MediationDelay, "\"delay\": { \"triangular\": [1, 2, 1e999], \"assumption\": \"a guess\" }", "17:39 this number in mediation.delay is too large; write one that is not.")]
    [InlineData(MediationDelay, "\"delay\": { \"assumption\": \"a guess\" }", "17:16 mediation.delay has no distribution; give exactly one of value, uniform, triangular, lognormal.")]
    [InlineData(MediationDelay, "\"delay\": { \"value\": 1, \"uniform\": [1, 2], \"assumption\": \"a guess\" }", "17:30 mediation.delay has 2 distributions (value, uniform); give exactly one of value, uniform, triangular, lognormal.")]
    [InlineData(MediationDelay, "\"delay\": { \"value\": -1, \"assumption\": \"a guess\" }", "17:27 mediation.delay is -1; it must lie in 0 to 60.")]
    [InlineData(MediationDelay, "\"delay\": { \"value\": \"1\", \"assumption\": \"a guess\" }", "17:27 mediation.delay is a text in quotes; write a number.")]
    [InlineData(MediationDelay, "\"delay\": { \"value\": 1 }", "17:16 mediation.delay has no source; name estimates in \"effects\", or say in \"assumption\" what was assumed and why.")]
    [InlineData(MediationDelay, "\"delay\": { \"value\": 1, \"effects\": [] }", "17:16 mediation.delay has no source; name estimates in \"effects\", or say in \"assumption\" what was assumed and why.")]
    [InlineData(MediationDelay, "\"delay\": { \"value\": 1, \"assumption\": \"\" }", "17:44 'assumption' in mediation.delay is empty; say something.")]
    [InlineData(MediationDelay, "\"delay\": { \"value\": 1, \"within\": [0, 2], \"assumption\": \"a guess\" }", "17:40 'within' in mediation.delay goes with lognormal only; take it away.")]
    [InlineData(MediationDelay, "\"delay\": 2", "17:16 mediation.delay is a number; write it as an object in braces.")]
    [InlineData(MediationDelay + ",", "", "15:18 'delay' is missing in mediation; add it.")]
    [InlineData(MediationDelay, "\"dealy\": { \"value\": 1, \"assumption\": \"a guess\" }", "15:18 'delay' is missing in mediation; add it.", "17:7 'dealy' is nothing that mediation can hold; did you mean 'delay'?")]
    [InlineData(MediationCrossing, "\"crossing\": { \"uniform\": [1, 0.6], \"effects\": [\"mediation-2010\"] }", "19:36 the upper bound of mediation.crossing (0.6) is not above the lower (1); exchange them, or write \"value\".")]
    [InlineData(MediationCrossing, "\"crossing\": { \"uniform\": [0.6, 1], \"effects\": [\"mediation-2011\"] }", "19:54 there is no estimate 'mediation-2011' in the record of effects; did you mean 'mediation-2010'?")]
    [InlineData(MediationCrossing, "\"crossing\": { \"uniform\": [0.6, 1], \"effects\": [\"mediation-2010\", \"mediation-2010\"] }", "19:72 'mediation-2010' stands twice in 'effects' in mediation.crossing; keep one.")]
    [InlineData(SynergyHarm, "\"synergyHarm\": { \"lognormal\": [0, 1.2], \"within\": [0.5, 1.5], \"assumption\": \"x\" }", "12:36 the 5th percentile of synergyHarm (0) is not above 0, as one of a lognormal must be; use another distribution or a higher number.")]
    [InlineData(SynergyHarm, "\"synergyHarm\": { \"lognormal\": [1.2, 0.8], \"within\": [0.5, 1.5], \"assumption\": \"x\" }", "12:41 the 95th percentile of synergyHarm (0.8) is not above the 5th (1.2); exchange them.")]
    [InlineData(SynergyHarm, "\"synergyHarm\": { \"lognormal\": [0.8, 1.2], \"assumption\": \"x\" }", "12:35 a lognormal has no upper bound, and synergyHarm must lie in above 0 to 2; add \"within\": [least, most].")]
    [InlineData(SynergyHarm, "\"synergyHarm\": { \"lognormal\": [0.8, 1.2], \"within\": [0, 1.5], \"assumption\": \"x\" }", "12:58 synergyHarm reaches 0; it must lie in above 0 to 2.")]
    [InlineData(SynergyHarm, "\"synergyHarm\": { \"lognormal\": [0.8, 1.2], \"within\": [0.5, 2.5], \"assumption\": \"x\" }", "12:63 synergyHarm reaches 2.5; it must lie in above 0 to 2.")]
    [InlineData(SynergyHarm, "\"synergyHarm\": { \"lognormal\": [0.8, 1.2], \"within\": [1.5, 0.5], \"assumption\": \"x\" }", "12:63 the upper end of 'within' in synergyHarm (0.5) is not above the lower (1.5); exchange them.")]
    [InlineData(SynergyHarm, "\"synergyHarm\": { \"lognormal\": [0.8, 1.2], \"within\": [1.3, 1.5], \"assumption\": \"x\" }", "12:57 'within' in synergyHarm (1.3 to 1.5) leaves out all from the 5th to the 95th percentile (0.8 to 1.2); change one of them.")]
    [InlineData(AirHarm, "\"harm\": { \"by\": \"force\", \"sceptical\": { \"value\": 1.3, \"assumption\": \"x\" } }", "64:15 air-strikes.harm says nothing under the answer 'optimistic' to 'force'; add \"optimistic\".")]
    [InlineData(AirHarm, "\"harm\": { \"by\": \"force\", \"sceptical\": { \"by\": \"force\" }, \"optimistic\": { \"value\": 0.7, \"assumption\": \"x\" } }", "64:45 air-strikes.harm under 'sceptical' hangs on a question again; write one distribution.")]
    [InlineData(AirHarm, "\"harm\": { \"by\": \"farce\", \"sceptical\": { \"value\": 1, \"assumption\": \"x\" } }", "7:5 nothing hangs on the question 'force'; use it in a parameter with \"by\", or take it away.", "64:23 there is no question 'farce'; did you mean 'force'?")]
    [InlineData("\"class\": \"force\"", "\"class\": \"non-measure\"", "60:16 'non-measure' is no class that air-strikes can have; use non-coercive, economic, threat, deployment, force.")]
    [InlineData("\"air-strikes\"", "\"force\"", "7:5 nothing hangs on the question 'force'; use it in a parameter with \"by\", or take it away.", "59:5 'force' is the name of a class, so no instrument can have it; choose another name.")]
    [InlineData("\"air-strikes\"", "\"Air strikes\"", "7:5 nothing hangs on the question 'force'; use it in a parameter with \"by\", or take it away.", "59:5 'Air strikes' cannot be a name; write words in small letters joined by hyphens, such as no-fly-zone.")]
    [InlineData("\"air-strikes\"", "\"mediation\"", "7:5 nothing hangs on the question 'force'; use it in a parameter with \"by\", or take it away.", "59:5 'mediation' stands here a second time, first in line 15, column 5; keep one.")]
    public void The_place_and_the_mend_are_named(string good, string bad, params string[] expected)
    {
        Assert.Contains(good, Samples.InstrumentsText, StringComparison.Ordinal);
        var text = Samples.InstrumentsText.Replace(good, bad, StringComparison.Ordinal);
        Assert.Equal(expected, Problems(text));
        var error = Assert.Throws<InputException>(() => DoctrineFiles.ParseInstruments("i.json", text, Samples.Effects));
        var place = expected[0].Split(' ')[0].Split(':');
        Assert.StartsWith($"i.json, line {place[0]}, column {place[1]}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_problem_says_how_many_more_there_are()
    {
        var text = Samples.InstrumentsText.Replace("\"value\": 0.5", "\"value\": 5", StringComparison.Ordinal);
        Assert.Equal(2, Problems(text).Count);
        Assert.Equal(
            "i.json, line 32, column 31: sanctions.available is 5; it must lie in 0 to 1 (1 more problem; 'forestall doctrine check' names all).",
            Assert.Throws<InputException>(() => DoctrineFiles.ParseInstruments("i.json", text, Samples.Effects)).Message);
    }

    [Fact]
    public void Another_kind_of_file_is_named() =>
        Assert.Equal(
            "d.json, line 2, column 13: this file holds a doctrine, not instruments; name a file whose format is forestall-instruments/1.",
            Assert.Throws<InputException>(static () => DoctrineFiles.ParseInstruments("d.json", Samples.DoctrineText, Samples.Effects)).Message);

    internal static List<string> Problems(string text) =>
        [.. DoctrineCheck.Text("i.json", Encoding.UTF8.GetBytes(text), Samples.Instruments, Samples.Effects).Problems.Select(static p => $"{p.Place.Line}:{p.Place.Column} {p.Sentence}")];
}
