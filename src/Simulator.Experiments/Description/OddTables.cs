using System.Globalization;
using System.Text;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;

namespace Simulator.Experiments.Description;

/// <summary>The tables of the model's description, written from the code so that they cannot fall behind it.</summary>
public static class OddTables
{
    /// <summary>Every parameter of the model and of the questionnaire at its shipped value.</summary>
    public static string Parameters()
    {
        StringBuilder table = new();
        table.Append("| symbol | meaning | unit | default | range | source | reference |\n|---|---|---|---:|---|---|---|\n");
        foreach (Parameter p in AllParameters.Default.Declared)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{p.Symbol}` | {Cell(p.Meaning)} | {Cell(p.Unit)} | {Number(p.Default)} | {Number(p.Low)} to {Number(p.High)} | {Word(p.Source)} | "
                    + $"{Cell(p.Reference)} |\n");
        }

        return table.ToString();
    }

    /// <summary>Every component that can be offered, with its fields.</summary>
    public static string Components()
    {
        StringBuilder text = new();
        foreach (ComponentKind kind in ComponentCatalogue.All)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"**`{kind.Key}`** {Cell(kind.Sentence)} Staff hours: {Cell(kind.Costs)}. Backing: {Cell(kind.Backing)}.\n\n");
            text.Append("| field | meaning | unit | default | allowed | source |\n|---|---|---|---|---|---|\n");
            foreach (Field field in kind.Fields)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{field.Key}` | {Cell(field.Sentence)} | {Cell(field.Unit)} | {Default(field)} | {Allowed(field)} | "
                        + $"{Word(field.Source)}{Because(field)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Every decision that draws a random number, with its number in the key.</summary>
    public static string Decisions()
    {
        StringBuilder table = new();
        table.Append("| number | decision |\n|---:|---|\n");
        foreach (Decision decision in Enum.GetValues<Decision>())
            table.Append(CultureInfo.InvariantCulture, $"| {(byte)decision} | {Spaced(decision.ToString())} |\n");
        return table.ToString();
    }

    private static string Default(Field field) => field.Default switch
    {
        null when field.Kind == FieldKind.People => "nobody",
        null => field.Kind == FieldKind.Word ? "see allowed" : "must be given",
        bool on => on ? "true" : "false",
        string word => word,
        double number => Number(number),
        int number => Number(number),
        _ => "none named",
    };

    private static string Allowed(Field field) => field.Kind switch
    {
        FieldKind.Number or FieldKind.Whole => $"{Number(field.Low)} to {Number(field.High)}",
        FieldKind.Switch => "true, false",
        FieldKind.Word when field.Default is null => string.Join(", ", field.Words) + ", or a map",
        FieldKind.Word => string.Join(", ", field.Words),
        FieldKind.Attributes => "attributes of the cohort",
        FieldKind.Weeks => "week numbers",
        FieldKind.People => "share or number of each school, and how they are chosen",
    };

    private static string Because(Field field) => field.Reference == Word(field.Source) ? "" : $": {Cell(field.Reference)}";

    private static string Word(Source source) => source switch
    {
        Source.Evidence => "evidence",
        Source.Reported => "reported",
        Source.Calibrated => "calibrated",
        Source.Assumed => "assumed",
    };

    private static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Spaced(string name) =>
        string.Concat(name.Select((c, k) => k > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
