using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Record.Curated;

namespace Forestall.Tests.Doctrine.Reading;

public sealed class GoodFilesTests
{
    [Fact]
    public void Instruments_are_read_as_they_are_written()
    {
        var set = Samples.Instruments;
        Assert.Equal(["mediation", "sanctions", "ultimatum", "peacekeeping", "air-strikes"], set.Instruments.Select(static i => i.Name));
        Assert.Equal([MeasureClass.NonCoercive, MeasureClass.Economic, MeasureClass.Threat, MeasureClass.Deployment, MeasureClass.Force], set.Instruments.Select(static i => i.Class));
        Assert.Equal(53, set.Parameters.Count);
        var mediation = set.Instruments[0];
        Assert.Equal(new TriangularValue(1, 2, 6), mediation.Delay.Answers[""].Distribution);
        Assert.Equal(new UniformValue(0.6, 1), mediation.Crossing.Answers[""].Distribution);
        Assert.Equal(["mediation-2010"], mediation.Crossing.Answers[""].Effects);
        Assert.Equal("halved for selection", mediation.Crossing.Answers[""].Assumption);
        Assert.Equal("mediation.backfire.chance", mediation.BackfireChance.Name);
        Assert.Equal(new LognormalValue(0.8, 1.2, 0.5, 1.5), set.SynergyHarm.Answers[""].Distribution);
        Assert.Null(set.Instruments[3].Harm.Answers[""].Assumption);
        Assert.Equal(new TextPlace("instruments.json", 15, 5), mediation.Place);
        Assert.Equal(12, set.Version.Length);
    }

    [Fact]
    public void Competing_estimates_hang_on_their_question()
    {
        var harm = Samples.Instruments.Instruments[4].Harm;
        Assert.Equal("force", harm.Question);
        Assert.Equal(new PointValue(0.7), harm.Under(new Dictionary<string, string> { ["force"] = "optimistic" }).Distribution);
        Assert.Equal("sceptical", Samples.Instruments.Answer(new Dictionary<string, string>())["force"]);
    }

    [Fact]
    public void Rules_are_read_as_they_are_written()
    {
        var doctrine = DoctrineFiles.ParseDoctrine("d.json", Samples.DoctrineText, Samples.Instruments);
        Assert.Equal("step by step", doctrine.Name);
        Assert.Equal(["talk", "press", "strike"], doctrine.Rules.Select(static r => r.Name));
        Assert.Equal(RubiconSide.Before, doctrine.Rules[0].When.Rubicon);
        Assert.Equal(new WarningCondition(12, 0.1, 2), doctrine.Rules[0].When.Warning);
        Assert.Equal(new MonthSpan(6), doctrine.Rules[1].When.MonthsSinceFirstResponse);
        Assert.Equal(["mediation"], doctrine.Rules[1].When.Tried);
        Assert.Equal(new HarmSpan(5000), doctrine.Rules[2].When.DeathsSinceRubicon);
        Assert.Equal(["air-strikes"], doctrine.Rules[2].When.NotTried);
        Assert.Equal(["peacekeeping"], doctrine.Rules[2].Withhold);
        Assert.Equal(new TextPlace("d.json", 9, 5), doctrine.Rules[2].Place);
    }

    [Fact]
    public void Steps_of_a_strategy_hold_in_their_months()
    {
        var strategy = DoctrineFiles.ParseStrategy("s.json", Samples.StrategyText, Samples.Instruments);
        Assert.Equal(new MonthSpan(0, 12), strategy.Rules[0].When.MonthsFromStart);
        Assert.Equal(new MonthSpan(12), strategy.Rules[1].When.MonthsFromStart);
        Assert.Equal(new HarmSpan(100, 1000), strategy.Rules[1].When.DeathsInYear);
    }

    [Fact]
    public void A_file_and_its_text_are_the_same()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("i.json"), Samples.InstrumentsText);
        var set = DoctrineFiles.ReadInstruments(folder.File("i.json"), Samples.Effects);
        Assert.Equal(Samples.Instruments.Version, set.Version);
        Assert.Equal(folder.File("i.json"), set.Instruments[0].Place.File);
    }
}
