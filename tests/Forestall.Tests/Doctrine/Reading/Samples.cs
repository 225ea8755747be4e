using Forestall.Doctrine;
using Forestall.Doctrine.Reading;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>Small files of instruments and doctrines.</summary>
internal static class Samples
{
    public static readonly string[] Effects = ["mediation-2010", "troops-2013"];

    public const string InstrumentsText = """
        // Five instruments, one of each class.
        {
          "format": "forestall-instruments/1",
          "name": "sample",
          "about": "Instruments for tests.",
          "questions": {
            "force": { "asks": "What does force do to civilians?", "answers": ["sceptical", "optimistic"], "default": "sceptical" },
          },
          "interactions": {
            "threatWithoutForce": { "uniform": [0, 0.5], "assumption": "weak without it" },
            "synergyCrossing": { "value": 1, "assumption": "none" },
            "synergyHarm": { "lognormal": [0.8, 1.2], "within": [0.5, 1.5], "assumption": "about none" },
          },
          "instruments": {
            "mediation": {
              "class": "non-coercive", "about": "Talks led by a third party.",
              "delay": { "triangular": [1, 2, 6], "assumption": "a guess" },
              "duration": { "value": 6, "assumption": "half a year" },
              "crossing": { "uniform": [0.6, 1], "effects": ["mediation-2010"], "assumption": "halved for selection" },
              "harm": { "value": 1, "assumption": "none" },
              "available": { "value": 0.6, "assumption": "consent" },
              "backfire": { "chance": { "value": 0.05, "assumption": "rare" }, "harm": { "value": 1.1, "assumption": "small" }, "episode": { "value": 0, "assumption": "never" } },
              "losses": { "value": 0, "assumption": "none" },
              "cost": { "value": 1, "assumption": "the unit" },
            },
            "sanctions": {
              "class": "economic", "about": "Bans on trade and money.",
              "delay": { "value": 3, "assumption": "a guess" },
              "duration": { "value": 12, "assumption": "a year" },
              "crossing": { "value": 0.95, "assumption": "weak" },
              "harm": { "value": 1, "assumption": "none" },
              "available": { "value": 0.5, "assumption": "votes" },
              "backfire": { "chance": { "value": 0.1, "assumption": "some" }, "harm": { "value": 1.2, "assumption": "some" }, "episode": { "value": 0, "assumption": "never" } },
              "losses": { "value": 0, "assumption": "none" },
              "cost": { "value": 2, "assumption": "trade lost" },
            },
            "ultimatum": {
              "class": "threat", "about": "A demand, with force threatened.",
              "delay": { "value": 0, "assumption": "words" },
              "duration": { "value": 3, "assumption": "a quarter" },
              "crossing": { "value": 0.9, "assumption": "weak" },
              "harm": { "value": 0.9, "assumption": "weak" },
              "available": { "value": 0.5, "assumption": "votes" },
              "backfire": { "chance": { "value": 0.1, "assumption": "some" }, "harm": { "value": 1.5, "assumption": "some" }, "episode": { "value": 0.1, "assumption": "some" } },
              "losses": { "value": 0, "assumption": "none" },
              "cost": { "value": 1, "assumption": "little" },
            },
            "peacekeeping": {
              "class": "deployment", "about": "Troops with consent.",
              "delay": { "value": 6, "assumption": "half a year" },
              "duration": { "value": 24, "assumption": "two years" },
              "crossing": { "value": 0.7, "assumption": "as after" },
              "harm": { "uniform": [0.3, 0.9], "effects": ["troops-2013"] },
              "available": { "value": 0.4, "assumption": "consent" },
              "backfire": { "chance": { "value": 0, "assumption": "never" }, "harm": { "value": 1, "assumption": "none" }, "episode": { "value": 0, "assumption": "never" } },
              "losses": { "value": 1, "assumption": "few" },
              "cost": { "value": 10, "assumption": "troops" },
            },
            "air-strikes": {
              "class": "force", "about": "Attacks from the air.",
              "delay": { "value": 1, "assumption": "a month" },
              "duration": { "value": 2, "assumption": "two months" },
              "crossing": { "value": 1, "assumption": "none" },
              "harm": { "by": "force", "sceptical": { "value": 1.3, "assumption": "retaliation" }, "optimistic": { "value": 0.7, "assumption": "defeat" } },
              "available": { "value": 0.2, "assumption": "votes" },
              "backfire": { "chance": { "value": 0.2, "assumption": "some" }, "harm": { "value": 2, "assumption": "much" }, "episode": { "value": 0.2, "assumption": "some" } },
              "losses": { "value": 0, "assumption": "none" },
              "cost": { "value": 20, "assumption": "aircraft" },
            },
          },
        }
        """;

    public const string DoctrineText = """
        {
          "format": "forestall-doctrine/1",
          "name": "step by step",
          "about": "Talk first, then more.", // a comment
          "rules": [
            { "name": "talk", "when": { "rubicon": "before", "warning": { "within": 12, "atLeast": 0.1, "for": 2 } }, "use": ["mediation"] },
            { "name": "press", "when": { "tried": ["mediation"], "monthsSinceFirstResponse": { "atLeast": 6 } }, "use": ["sanctions"] },
            /* the last resort */
            {
              "name": "strike",
              "when": { "rubicon": "after", "deathsSinceRubicon": { "atLeast": 5000 }, "tried": ["economic"], "notTried": ["air-strikes"] },
              "use": ["air-strikes"],
              "withhold": ["peacekeeping"],
            },
          ],
        }
        """;

    public const string StrategyText = """
        {
          "format": "forestall-strategy/1",
          "name": "a year of talks",
          "about": "Talks, then troops.",
          "steps": [
            { "name": "talks", "until": 12, "use": ["mediation"] },
            { "name": "troops", "from": 12, "when": { "tried": ["mediation"], "deathsInYear": { "atLeast": 100, "below": 1000 } }, "use": ["peacekeeping"] },
          ],
        }
        """;

    public static InstrumentSet Instruments { get; } = DoctrineFiles.ParseInstruments("instruments.json", InstrumentsText, Effects);
}
